"""Words: what the core and the lab tell in kinds, names and facts, in sentences that can be translated."""
