<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>sidelight::ColumnText</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n element</numerusform>
            <numerusform>%n elements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::DateText</name>
    <message numerus="yes">
        <source>in %n days</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n months</source>
        <translation>
            <numerusform>in %n month</numerusform>
            <numerusform>in %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months ago</source>
        <translation>
            <numerusform>%n month ago</numerusform>
            <numerusform>%n months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n years</source>
        <translation>
            <numerusform>in %n year</numerusform>
            <numerusform>in %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years ago</source>
        <translation>
            <numerusform>%n year ago</numerusform>
            <numerusform>%n years ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days overdue</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::DealFields</name>
    <message numerus="yes">
        <source>%n more field(s)</source>
        <translation>
            <numerusform>%n more field</numerusform>
            <numerusform>%n more fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::DealHeader</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::DealText</name>
    <message numerus="yes">
        <source>%n contacts are marked as primary.</source>
        <translation>
            <numerusform>%n contact is marked as primary.</numerusform>
            <numerusform>%n contacts are marked as primary.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::ErrorText</name>
    <message numerus="yes">
        <source>The service asks to wait %n seconds.</source>
        <translation>
            <numerusform>The service asks to wait %n second.</numerusform>
            <numerusform>The service asks to wait %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service asks to wait %n minutes.</source>
        <translation>
            <numerusform>The service asks to wait %n minute.</numerusform>
            <numerusform>The service asks to wait %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service asks to wait about %n hours.</source>
        <translation>
            <numerusform>The service asks to wait about %n hour.</numerusform>
            <numerusform>The service asks to wait about %n hours.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It takes no more for %n seconds.</source>
        <translation>
            <numerusform>It takes no more for %n second.</numerusform>
            <numerusform>It takes no more for %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::FreshnessText</name>
    <message numerus="yes">
        <source>The answer was not as documented in %n place(s): %1</source>
        <translation>
            <numerusform>The answer was not as documented in %n place: %1</numerusform>
            <numerusform>The answer was not as documented in %n places: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Status 200 · received %1 · %n byte(s)</source>
        <translation>
            <numerusform>Status 200 · received %1 · %n byte</numerusform>
            <numerusform>Status 200 · received %1 · %n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service takes no more for now. Trying again in %n second(s).</source>
        <translation>
            <numerusform>The service takes no more for now. Trying again in %n second.</numerusform>
            <numerusform>The service takes no more for now. Trying again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
</TS>
