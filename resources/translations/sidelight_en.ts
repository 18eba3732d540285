<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>sidelight::BoardPage</name>
    <message numerus="yes">
        <source>%n more stage(s)</source>
        <translation>
            <numerusform>%n more stage</numerusform>
            <numerusform>%n more stages</numerusform>
        </translation>
    </message>
</context>
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
    <name>sidelight::CommandLine</name>
    <message numerus="yes">
        <source>Stopped there; %n deals were not refreshed.</source>
        <translation>
            <numerusform>Stopped there; %n deal was not refreshed.</numerusform>
            <numerusform>Stopped there; %n deals were not refreshed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::ContactFields</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::ContactText</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::CopiesDialog</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove all copies of “%2” from this computer, %1 deal(s)?</source>
        <translation>
            <numerusform>Remove all copies of “%2” from this computer, %1 deal?</numerusform>
            <numerusform>Remove all copies of “%2” from this computer, %1 deals?</numerusform>
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
    <name>sidelight::DifferenceText</name>
    <message numerus="yes">
        <source>%n contacts</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
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
    <name>sidelight::ExportDialog</name>
    <message numerus="yes">
        <source>The list as it is shown: %1 deal(s)</source>
        <translation>
            <numerusform>The list as it is shown: %1 deal</numerusform>
            <numerusform>The list as it is shown: %1 deals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::ExportText</name>
    <message numerus="yes">
        <source>%1 deal(s) written.</source>
        <translation>
            <numerusform>%1 deal written.</numerusform>
            <numerusform>%1 deals written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 deal(s) written.</source>
        <translation>
            <numerusform>%1 of %2 deal written.</numerusform>
            <numerusform>%1 of %2 deals written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) begin with &apos; so that no spreadsheet takes them for a formula.</source>
        <translation>
            <numerusform>%n text begins with &apos; so that no spreadsheet takes it for a formula.</numerusform>
            <numerusform>%n texts begin with &apos; so that no spreadsheet takes them for a formula.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::FindDialog</name>
    <message numerus="yes">
        <source>Reading the list: %1 deals so far.</source>
        <translation>
            <numerusform>Reading the list: %1 deal so far.</numerusform>
            <numerusform>Reading the list: %1 deals so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::FreshnessText</name>
    <message numerus="yes">
        <source>%n newer copies are damaged; this is the newest that is whole.</source>
        <translation>
            <numerusform>%n newer copy is damaged; this is the newest that is whole.</numerusform>
            <numerusform>%n newer copies are damaged; this is the newest that is whole.</numerusform>
        </translation>
    </message>
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
<context>
    <name>sidelight::GettingIn</name>
    <message numerus="yes">
        <source>Refresh %1 deals?</source>
        <translation>
            <numerusform>Refresh %1 deal?</numerusform>
            <numerusform>Refresh %1 deals?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::ImportDialog</name>
    <message numerus="yes">
        <source>%1 more lines are not listed.</source>
        <translation>
            <numerusform>%1 more line is not listed.</numerusform>
            <numerusform>%1 more lines are not listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::ListPage</name>
    <message numerus="yes">
        <source>%1 of %2 deal(s)</source>
        <translation>
            <numerusform>%1 of %2 deal</numerusform>
            <numerusform>%1 of %2 deals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::OpenBox</name>
    <message numerus="yes">
        <source>%n deal(s) found</source>
        <translation>
            <numerusform>%n deal found</numerusform>
            <numerusform>%n deals found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::PastText</name>
    <message numerus="yes">
        <source>%n contacts joined</source>
        <translation>
            <numerusform>%n contact joined</numerusform>
            <numerusform>%n contacts joined</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contacts left</source>
        <translation>
            <numerusform>%n contact left</numerusform>
            <numerusform>%n contacts left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>metadata in %n places</source>
        <translation>
            <numerusform>metadata in %n place</numerusform>
            <numerusform>metadata in %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>close date moved %n times</source>
        <translation>
            <numerusform>close date moved once</numerusform>
            <numerusform>close date moved %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, +%n days</source>
        <translation>
            <numerusform>%1, +%n day</numerusform>
            <numerusform>%1, +%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, −%n days</source>
        <translation>
            <numerusform>%1, −%n day</numerusform>
            <numerusform>%1, −%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>amount changed %n times</source>
        <translation>
            <numerusform>amount changed once</numerusform>
            <numerusform>amount changed %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>amount changed %n times, %1</source>
        <translation>
            <numerusform>amount changed once, %1</numerusform>
            <numerusform>amount changed %n times, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stage changed %n times</source>
        <translation>
            <numerusform>stage changed once</numerusform>
            <numerusform>stage changed %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>confidence changed %n times</source>
        <translation>
            <numerusform>confidence changed once</numerusform>
            <numerusform>confidence changed %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %n days</source>
        <translation>
            <numerusform>at least %n day</numerusform>
            <numerusform>at least %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::Sidebar</name>
    <message numerus="yes">
        <source>%1, %2 deal(s)</source>
        <translation>
            <numerusform>%1, %2 deal</numerusform>
            <numerusform>%1, %2 deals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deal(s) on this computer</source>
        <translation>
            <numerusform>%1 deal on this computer</numerusform>
            <numerusform>%1 deals on this computer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::StoreText</name>
    <message numerus="yes">
        <source>%1 deals</source>
        <translation>
            <numerusform>%1 deal</numerusform>
            <numerusform>%1 deals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 contacts</source>
        <translation>
            <numerusform>%1 contact</numerusform>
            <numerusform>%1 contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 versions</source>
        <translation>
            <numerusform>%1 version</numerusform>
            <numerusform>%1 versions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 versions were lost.</source>
        <translation>
            <numerusform>%1 version was lost.</numerusform>
            <numerusform>%1 versions were lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 versions were carried over.</source>
        <translation>
            <numerusform>%1 version was carried over.</numerusform>
            <numerusform>%1 versions were carried over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %1 of them it cannot be told which deal they are of.</source>
        <translation>
            <numerusform>Of %1 of them it cannot be told which deal it is of.</numerusform>
            <numerusform>Of %1 of them it cannot be told which deal they are of.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::TaskDialog</name>
    <message numerus="yes">
        <source>%1 more are not listed.</source>
        <translation>
            <numerusform>%1 more is not listed.</numerusform>
            <numerusform>%1 more are not listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::TaskStrip</name>
    <message numerus="yes">
        <source>%1 more are waiting</source>
        <translation>
            <numerusform>%1 more is waiting</numerusform>
            <numerusform>%1 more are waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::TaskText</name>
    <message numerus="yes">
        <source>%1 deal(s)</source>
        <translation>
            <numerusform>%1 deal</numerusform>
            <numerusform>%1 deals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 failed</source>
        <translation>
            <numerusform>%1 failed</numerusform>
            <numerusform>%1 failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 line(s) without one</source>
        <translation>
            <numerusform>%1 line without one</numerusform>
            <numerusform>%1 lines without one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 name(s) missing</source>
        <translation>
            <numerusform>%1 name missing</numerusform>
            <numerusform>%1 names missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 new</source>
        <translation>
            <numerusform>%1 new</numerusform>
            <numerusform>%1 new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 not asked for</source>
        <translation>
            <numerusform>%1 not asked for</numerusform>
            <numerusform>%1 not asked for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 not found</source>
        <translation>
            <numerusform>%1 not found</numerusform>
            <numerusform>%1 not found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 not understood</source>
        <translation>
            <numerusform>%1 not understood</numerusform>
            <numerusform>%1 not understood</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 repeated</source>
        <translation>
            <numerusform>%1 repeated</numerusform>
            <numerusform>%1 repeated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 request(s)</source>
        <translation>
            <numerusform>%1 request</numerusform>
            <numerusform>%1 requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 second(s)</source>
        <translation>
            <numerusform>%1 second</numerusform>
            <numerusform>%1 seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 unchanged</source>
        <translation>
            <numerusform>%1 unchanged</numerusform>
            <numerusform>%1 unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 updated</source>
        <translation>
            <numerusform>%1 updated</numerusform>
            <numerusform>%1 updated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of them are more than your plan leaves for today; the work stops there and can be resumed tomorrow.</source>
        <translation>
            <numerusform>%1 of them is more than your plan leaves for today; the work stops there and can be resumed tomorrow.</numerusform>
            <numerusform>%1 of them are more than your plan leaves for today; the work stops there and can be resumed tomorrow.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %2 left; they can be asked for again.</source>
        <translation>
            <numerusform>%1 %2 left; it can be asked for again.</numerusform>
            <numerusform>%1 %2 left; they can be asked for again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %2 of them have no copy here.</source>
        <translation>
            <numerusform>%1; %2 of them has no copy here.</numerusform>
            <numerusform>%1; %2 of them have no copy here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 pinned deals can be read whole without a connection.</source>
        <translation>
            <numerusform>%1 of %2 pinned deal can be read whole without a connection.</numerusform>
            <numerusform>%1 of %2 pinned deals can be read whole without a connection.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %2 minutes</source>
        <translation>
            <numerusform>%1 %2 minute</numerusform>
            <numerusform>%1 %2 minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %1 hour(s)</source>
        <translation>
            <numerusform>about %1 hour</numerusform>
            <numerusform>about %1 hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %1 minute(s)</source>
        <translation>
            <numerusform>about %1 minute</numerusform>
            <numerusform>about %1 minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 pinned deals can be read whole without a connection.</source>
        <translation>
            <numerusform>The %1 pinned deal can be read whole without a connection.</numerusform>
            <numerusform>All %1 pinned deals can be read whole without a connection.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>First copies of %1 deal(s) found</source>
        <translation>
            <numerusform>First copy of %1 deal found</numerusform>
            <numerusform>First copies of %1 deals found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import of %1 deal(s)</source>
        <translation>
            <numerusform>Import of %1 deal</numerusform>
            <numerusform>Import of %1 deals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Names of %1 people</source>
        <translation>
            <numerusform>Name of %1 person</numerusform>
            <numerusform>Names of %1 people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refresh of %1 deal(s)</source>
        <translation>
            <numerusform>Refresh of %1 deal</numerusform>
            <numerusform>Refresh of %1 deals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The service lists %1 deal(s)</source>
        <translation>
            <numerusform>The service lists %1 deal</numerusform>
            <numerusform>The service lists %1 deals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::TotalsText</name>
    <message numerus="yes">
        <source>%1 deal(s) not among the weighted sums: %2</source>
        <translation>
            <numerusform>%1 deal not among the weighted sums: %2</numerusform>
            <numerusform>%1 deals not among the weighted sums: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 amount(s) rounded to the decimals of the currency</source>
        <translation>
            <numerusform>%1 amount rounded to the decimals of the currency</numerusform>
            <numerusform>%1 amounts rounded to the decimals of the currency</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deal(s)</source>
        <translation>
            <numerusform>%1 deal</numerusform>
            <numerusform>%1 deals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 deal(s) not counted: %2</source>
        <translation>
            <numerusform>%1 deal not counted: %2</numerusform>
            <numerusform>%1 deals not counted: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more sum(s)</source>
        <translation>
            <numerusform>%n more sum</numerusform>
            <numerusform>%n more sums</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::UsageText</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sidelight::VerifyText</name>
    <message numerus="yes">
        <source>And %n more problems.</source>
        <translation>
            <numerusform>And %n more problem.</numerusform>
            <numerusform>And %n more problems.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n versions, all as received.</source>
        <translation>
            <numerusform>%n version, all as received.</numerusform>
            <numerusform>%n versions, all as received.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n versions were read.</source>
        <translation>
            <numerusform>%n version was read.</numerusform>
            <numerusform>%n versions were read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems were found.</source>
        <translation>
            <numerusform>%n problem was found.</numerusform>
            <numerusform>%n problems were found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answers of %n of them were removed to save room.</source>
        <translation>
            <numerusform>The answer of %n of them was removed to save room.</numerusform>
            <numerusform>The answers of %n of them were removed to save room.</numerusform>
        </translation>
    </message>
</context>
</TS>
