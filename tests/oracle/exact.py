"""Exact numbers, and what is possible where a figure is not given.

Nothing here knows a contract. Ratios and money are `fractions.Fraction` from the first step to the last.
"""

from fractions import Fraction
from itertools import product

# Stands for "as much as you like" where nothing bounds a figure: far above any number drawn, so that what still grows
# with it shows in the result.
HUGE = 10**18
UNBOUNDED = 10**13

# A ratio of which nothing was counted. It is a result of its own, never 0.
NO_DATA = "no data"


def fraction(value):
    """A number as it stands in the data, such as "89.875" or 12."""
    return Fraction(str(value))


def rounded(value, places):
    """Half away from zero."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10**places)


def money(value):
    """Yuan, rounded once per line."""
    return rounded(value, 2)


def every(compute, *alternatives):
    """All results of `compute` over every combination of what its arguments can be."""
    return {compute(*chosen) for chosen in product(*alternatives)}


def known(results):
    """The one result there can be; None while there are several."""
    return next(iter(results)) if len(results) == 1 else None


def between(results):
    """The least and the greatest of the numbers among the results; None on a side where nothing bounds them."""
    numbers = [result for result in results if result is not None and result != NO_DATA]
    least, greatest = min(numbers), max(numbers)
    return (None if least < -UNBOUNDED else least, None if greatest > UNBOUNDED else greatest)


def sums(*addends):
    """What a sum can be. Only its least and greatest are kept, which is all that is asked of a total."""
    low = sum(min(addend) for addend in addends)
    high = sum(max(addend) for addend in addends)
    return {low, high}
