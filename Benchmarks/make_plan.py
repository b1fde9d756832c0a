#!/usr/bin/env python3
"""A plan of any size, made of the real entries of the demo's plan, the same bytes every time.

  make_plan.py OUT SIZE [NOOP_FRACTION]      SIZE in bytes, or 1M, 10M, 98M (of 1,000,000 bytes); 0.8 of the changes are no-ops

Each copy of the configuration is an instance of `module.unit["u000001"]`, so that all addresses differ. `planned_values`,
`resource_changes` and `prior_state` hold about 25, 50 and 25 % of the bytes, as in real plans; text is escaped as Go does.
"""
import json, os, random, sys
SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'Fixtures', 'demo', 'tfplan.json')
MODULE = '\u0001'  # stands for the module instance in an entry that is written already


def go(value):
    """The text of a value as Go's encoder writes it."""
    text = json.dumps(value, ensure_ascii=False, separators=(',', ':'))
    return text.replace('<', '\\u003c').replace('>', '\\u003e').replace('&', '\\u0026')


def bytes_of(size):
    return int(float(size[:-1]) * 1_000_000) if size[-1] in 'Mm' else int(size)


def resource(entry, side):
    """An entry's object as `planned_values` and `prior_state` hold it."""
    values = entry['change'][side]
    if values is None:
        return None
    head = {key: entry[key] for key in ('mode', 'type', 'name', 'index', 'provider_name') if key in entry}
    mask = entry['change'].get(side + '_sensitive')
    return go({'address': MODULE + '.' + entry['address'], **head, 'schema_version': 0, 'values': values,
               'sensitive_values': mask if isinstance(mask, dict) else {}})


def parts(entry):
    """The texts of one entry: the change, the planned object, the prior object."""
    change = {'address': MODULE + '.' + entry['address'], 'module_address': MODULE}
    change.update({key: value for key, value in entry.items() if key not in ('address', 'module_address')})
    if 'previous_address' in change:
        change['previous_address'] = MODULE + '.' + entry['previous_address']
    return go(change), resource(entry, 'after'), resource(entry, 'before')


def make(path, size, noop_fraction=0.8, seed=1):
    """Writes the plan; returns how many changes it has."""
    with open(SOURCE, encoding='utf-8') as file:
        source = json.load(file)
    chance = random.Random(seed)
    entries = [entry for entry in source['resource_changes'] if 'module_address' not in entry and 'deposed' not in entry]
    still = [parts(entry) for entry in entries if entry['change']['actions'] == ['no-op']]
    moving = [parts(entry) for entry in entries if entry['change']['actions'] != ['no-op']]
    # As many of both kinds as there are, in the right proportion.
    noop_fraction = min(max(noop_fraction, 0.01), 0.99)
    moving_count = min(len(moving), round(len(still) * (1 - noop_fraction) / noop_fraction))
    still_count = min(len(still), round(moving_count * noop_fraction / (1 - noop_fraction)))
    changes, planned, prior, total, unit = [], [], [], 2000, 0
    while total < size:
        unit += 1
        name = go(f'module.unit["u{unit:06}"]')[1:-1]
        chosen = chance.sample(still, still_count) + chance.sample(moving, moving_count)
        texts = [[text and text.replace('\\u0001', name) for text in entry] for entry in chosen]
        changes += [change for change, _, _ in texts]
        box = lambda objects: '{"resources":[' + ','.join(filter(None, objects)) + '],"address":"' + name + '"}'
        planned.append(box(after for _, after, _ in texts))
        prior.append(box(before for _, _, before in texts))
        total += sum(len(text.encode()) + 1 for entry in texts for text in entry if text)
    head = {key: source[key] for key in ('format_version', 'terraform_version', 'variables') if key in source}
    tail = {key: source[key] for key in ('timestamp', 'applyable', 'complete', 'errored') if key in source}
    modules = lambda boxes: '{"root_module":{"child_modules":[' + ','.join(boxes) + ']}}'
    with open(path, 'w', encoding='utf-8') as file:
        file.write(go(head)[:-1] + ',"planned_values":' + modules(planned))
        file.write(',"resource_changes":[' + ','.join(changes) + '],"prior_state":{"format_version":"1.0","values":')
        file.write(modules(prior) + '},"configuration":' + go(source['configuration']) + ',' + go(tail)[1:] + '\n')
    return len(changes)


if __name__ == '__main__':
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    count = make(sys.argv[1], bytes_of(sys.argv[2]), *(float(argument) for argument in sys.argv[3:4]))
    print(f'{sys.argv[1]}: {os.path.getsize(sys.argv[1])} bytes, {count} changes')
