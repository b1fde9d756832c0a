#!/usr/bin/env python3
"""The text of a plan of any size, made of the changes of real plans, the same bytes every time.

  make_text.py OUT SIZE [STILL_FRACTION]     SIZE in bytes, or 1M, 10M, 50M (of 1,000,000 bytes); 0.8 of the resources do not change

Every resource is refreshed, which takes a line; those that change have their change as Terraform printed it, in an instance of
`module.unit["u000001"]`, so that all addresses differ. What a plan text is made of: most changes are updates, which show the
few attributes that change among counters of hidden ones. STILL_FRACTION 0 is a plan that changes everything, 0.99 a log that
is almost nothing but refreshing.
"""
import glob, os, random, re, sys
from make_plan import bytes_of
SOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'Fixtures', 'text', 'pairs', 'terraform-1.11.4', '*', 'plan.txt')
# How often a change is of that kind, in percent, and what it adds to the plan's counts.
KINDS = {'will be updated in-place': (70, (0, 1, 0)), 'will be created': (15, (1, 0, 0)),
         'must be replaced': (10, (1, 0, 1)), 'will be destroyed': (5, (0, 0, 1))}
HEADER = re.compile(r'^  # (aws_[^ ]+) (' + '|'.join(KINDS) + r')\n', re.M)
HEAD = '''
Terraform used the selected providers to generate the following execution
plan. Resource actions are indicated with the following symbols:
  + create
  ~ update in-place
  - destroy
-/+ destroy and then create replacement

Terraform will perform the following actions:

'''


def changes():
    """The changes of the real plans by kind: their address, and their text behind it."""
    found = {kind: [] for kind in KINDS}
    for path in sorted(glob.glob(SOURCES)):
        with open(path, encoding='utf-8') as file:
            planned = file.read().partition('will perform the following actions:')[2]
        for part in planned.partition('\nPlan: ')[0].split('\n\n  # '):
            header = HEADER.match('  # ' + part)
            if header and ' # (' not in part.partition(' resource ')[0]:
                found[header[2]].append((header[1], ('  # ' + part).rstrip('\n')[4 + len(header[1]):]))
    return found


def make(path, size, still_fraction=0.8, seed=1):
    """Writes the text; returns how many changes it has."""
    chance, found, counts = random.Random(seed), changes(), [0, 0, 0]
    kinds, weights = list(KINDS), [weight for weight, _ in KINDS.values()]
    still = round(still_fraction / (1 - still_fraction), 2)
    refreshed, changed, total, owed = [], [], len(HEAD), 0.0
    while total < size:
        number = len(changed) + 1
        kind = chance.choices(kinds, weights)[0]
        address, text = chance.choice(found[kind])
        change = f'  # module.unit["u{number:06}"].{address}{text}\n\n'
        counts = [count + more for count, more in zip(counts, KINDS[kind][1])]
        owed += still + (kind != 'will be created')
        lines = []
        while owed >= 1:
            owed -= 1
            lines.append(f'module.unit["u{number:06}"].aws_subnet.private[{len(lines)}]: Refreshing state... '
                         f'[id=subnet-{chance.getrandbits(68):017x}]\n')
        refreshed += lines
        changed.append(change)
        total += len(change.encode()) + sum(map(len, lines))
    with open(path, 'w', encoding='utf-8') as file:
        file.write(''.join(refreshed) + HEAD + ''.join(changed))
        file.write('Plan: {} to add, {} to change, {} to destroy.\n'.format(*counts))
    return len(changed)


if __name__ == '__main__':
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    count = make(sys.argv[1], bytes_of(sys.argv[2]), *(float(argument) for argument in sys.argv[3:4]))
    print(f'{sys.argv[1]}: {os.path.getsize(sys.argv[1])} bytes, {count} changes')
