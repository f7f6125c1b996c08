### The contract: its start, readings, tiers and numbers

terms = Contract and readings
start = Start of the cooperation
start-hint = The trial months are counted from this day
start-hint-term = The term of the contract is counted from this day
start-pasted = Taken from the pasted figures
readings-same = Readings that change nothing this month: { $count }
reading-same = Another reading changes nothing this month
reading-change = “{ $reading }”: { $score } points, { $tier }, same money
reading-change-less = “{ $reading }”: { $score } points, { $tier }, { $provider } pays { $money } less
reading-change-more = “{ $reading }”: { $score } points, { $tier }, { $provider } pays { $money } more
reading-money = “{ $reading }”: same money
reading-money-less = “{ $reading }”: { $provider } is left with { $money } more
reading-money-more = “{ $reading }”: { $provider } is left with { $money } less
contract-numbers = Numbers of the contract
contract-numbers-none = This contract leaves no number blank. Export it, write your own after its model, and import that.
contract-numbers-blank = Blanks filled with an example: { $count }. Enter the agreed number; an emptied field goes back to the example.
contract-numbers-set = Other numbers can be entered; an emptied field goes back to the contract’s own.
contract-export = Export contract
contract-import = Import contract
contract-computed = follows from other numbers
value-no-number = Enter a number, such as 20000 or 99.5.
value-kept = Still computed with { $value }.
