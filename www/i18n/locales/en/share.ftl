### Links, other tabs, new versions

share-title = Share a link
share-warning = The figures are inside the link: whoever has it sees the figures named below, the numbers entered for the contract, and the result. They pass through no server.
share-link = Link
share-length = { $count } characters.
share-cut = Some chat programs cut off links this long: open it once yourself after sending.
share-local = This page is a file on your computer: the link opens only where that file is at the same place.
share-long = The link is ready. It is too long to be shown here: please press “Copy link”.
share-too-long = There are too many figures for a link. Try with fewer months or vendors.
share-making = Making the link …
share-failed = The link could not be made; please try again.
share-copy = Copy link
share-copied = Copied.
share-copy-by-hand = The browser does not allow writing to the clipboard: the link is selected, press Ctrl+C.
whose-more = { $names } and others, { $count } in all
whose-months = { $first } to { $last }, { $count } months
whose-others = { $names } and others
whose-all-months = { $count } monthly records of all vendors
link-offer = Open the figures in the link?
link-replaces = They take the place of the figures that are here: { $vendors }, { $months } ({ $contract }).
link-replaces-settings = They take the place of what was entered here for the contract.
link-undo = “Undo” brings back what is here now.
link-take = Open the link’s figures
link-leave = Keep mine
link-opened = These are the figures of the link: { $vendors }, { $months } ({ $contract }).
link-newer = This link was made by a newer version and cannot be opened here; nothing was changed. Reload the page and try again.
link-damaged = This link is incomplete or was altered and cannot be opened; nothing was changed. Ask for the whole link again.
link-unsound = Contract or figures in this link cannot be computed, so it was not opened; nothing was changed.
other-tab = The figures were changed in another tab: { $vendors }, { $months }. Here they are as they were; both are still there.
other-tab-settings = What is entered for the contract was changed in another tab. Here it is as it was; both are still there.
other-tab-long = Another tab has taken a very long table. This one has kept its own.
other-tab-take = Take those
new-version = A new version is ready.
new-version-take = Use the new version

## What the page around gives

given-contract-unknown = The contract “{ $value }” this page asks for does not exist; the former one stays in force.
given-contract-unreachable = The contract “{ $value }” this page asks for cannot be read; the former one stays in force.
given-contract-unsound = The contract this page gives has errors and was not taken; the former one stays in force.
given-figures-shape = The figures this page gives have the wrong form and were not taken ({ $value }).
given-storage-forbidden = This page gives the calculator no storage: the figures here are gone when it is closed. The computation is not affected.

## What was replaced

replaced-figures = Replaced: { $before } → { $after }
replaced-contract = Contract switched: { $before } → { $after }
replaced-statement = The other side’s statement was replaced.
replaced-back = Undone: { $before } → { $after }
replaced-back-statement = Undone: the other side’s statement is the earlier one again.
replaced-of = { $vendors } · { $months }
replaced-under = { $vendors } · { $months } ({ $contract })
replaced-nothing = no figures
replaced-unread = figures that cannot be read

## Data that cannot be opened

aside-unreadable = The data saved last time can’t be read and wasn’t opened. A copy of it was set aside; you can export it.
aside-partly = Part of the data saved last time can’t be read or computed and was left out. A copy of all of it was set aside; you can export it.
aside-not-shown = This data can’t be shown; the page went back to what was there before. A copy was set aside; you can export it.
aside-earlier = Data that could not be opened earlier is set aside in this browser.
aside-save = Export this data
aside-forget = Delete
