<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>{name}: %Ln image(s).</source>
        <translation>
            <numerusform>{name}: %Ln image.</numerusform>
            <numerusform>{name}: %Ln images.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be read; the list is under Data.</source>
        <translation>
            <numerusform>%Ln file could not be read; the list is under Data.</numerusform>
            <numerusform>%Ln files could not be read; the list is under Data.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done after %Ln epoch(s): {share} of the training images right.</source>
        <translation>
            <numerusform>Done after %Ln epoch: {share} of the training images right.</numerusform>
            <numerusform>Done after %Ln epochs: {share} of the training images right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done after %Ln epoch(s): {share} of the training and {held} of the validation images right.</source>
        <translation>
            <numerusform>Done after %Ln epoch: {share} of the training and {held} of the validation images right.</numerusform>
            <numerusform>Done after %Ln epochs: {share} of the training and {held} of the validation images right.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message numerus="yes">
        <source>and %Ln test image(s)</source>
        <translation>
            <numerusform>and %Ln test image</numerusform>
            <numerusform>and %Ln test images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) skipped …</source>
        <translation>
            <numerusform>%Ln file skipped …</numerusform>
            <numerusform>%Ln files skipped …</numerusform>
        </translation>
    </message>
</context>
</TS>
