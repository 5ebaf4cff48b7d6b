"""Cuts articles into what the encoder sees at once, as riposte.reader.Windows does.

A window is a stretch of whole sentences: in the first pass several that are asked about together (a core), in the second the one that holds a
cue and, around it, as many others as fit. A sentence longer than the window is cut.
Before each window stands the lead: the title, or the beginning of the text, so that the matter is known wherever the window lies.
"""

LONGEST = 254        # pieces of a window, without the two marks at its ends
CORE = 170           # pieces of the sentences asked about together, unless one alone has more
LEAD = 32            # pieces of the lead
BEFORE, AFTER = 130, 50          # pieces of context in the second pass


def cores(lengths, wanted, core=CORE):
    """[(first, last)]: runs of wanted sentences, by their numbers of pieces; what stands between two of a run comes along."""
    found = []
    for i, length in enumerate(lengths):
        if not wanted[i]:
            continue
        if found and sum(lengths[found[-1][0]:i + 1]) <= core:
            found[-1] = (found[-1][0], i)
        else:
            found.append((i, i))
    return found


def around(lengths, first, last, before, after):
    """(from, to): the window around a core; context before it comes first, then behind it, as whole sentences."""
    size = sum(lengths[first:last + 1])
    start, end = first, last
    room = min(before, LONGEST - size)
    while start > 0 and lengths[start - 1] <= room:
        start -= 1
        room -= lengths[start]
        size += lengths[start]
    room = min(after, LONGEST - size)
    while end + 1 < len(lengths) and lengths[end + 1] <= room:
        end += 1
        room -= lengths[end]
        size += lengths[end]
    return start, end
