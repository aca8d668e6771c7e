#!/usr/bin/env python3
"""Computes scores of outliers again, in another language and another style, from docs/outliers.md alone.

    recompute.py REPORT.json [INPUT.ndjson]

REPORT.json: what `sivo-audit outliers --json` prints. From each finding's own numbers: S, S*, the band and the odds.
INPUT.ndjson: the counted input, whose SHA-256 is the report's inputHash. With it also every expectation, the dispersion,
the peers and the persistence of findings of one day. Exit 1 when anything differs by more than 1e-9. Needs Python 3.8, no packages.
"""
import hashlib, json, math, statistics, sys

def ln_pmf(x, mu, r):
    if r is None:
        return x * math.log(mu) - mu - math.lgamma(x + 1)
    return (math.lgamma(x + r) - math.lgamma(r) - math.lgamma(x + 1)
            + r * math.log(r / (r + mu)) + x * math.log(mu / (r + mu)))

def surprise(x, mu, r):
    """-log10 P(X >= x): below the mean 1 minus the sum of what is less, above it the sum of what is more."""
    if x <= mu:
        return -math.log10(1 - math.fsum(math.exp(ln_pmf(k, mu, r)) for k in range(x)))
    first = ln_pmf(x, mu, r)
    terms, k = [1.0], x
    while terms[-1] > 1e-18 * terms[0] and k < x + 200000:
        k += 1
        terms.append(math.exp(ln_pmf(k, mu, r) - first))
    return -(first + math.log(math.fsum(terms))) / math.log(10)

def band(mu, r):
    total, k, ends = 0.0, -1, []
    for share in (0.025, 0.975):
        while total < share:
            k += 1
            total += math.exp(ln_pmf(k, mu, r))
        ends.append(k)
    return ends

def median(values):
    return statistics.median(values) if values else None

class Input:
    def __init__(self, path):
        text = open(path, 'rb').read()
        self.hash = hashlib.sha256(text).hexdigest()
        head, axis, *rest = [json.loads(line) for line in text.decode().splitlines()]
        self.p, self.days = head['parameters'], axis['days']
        self.covered = [flag == '1' for flag in axis['covered']]
        self.weekend = [flag == '1' for flag in axis['weekend']]
        self.actors = {a['actor']: a for a in rest}
        self.counts = {key: {d: (b, o, w) for d, b, o, w in a['counts']} for key, a in self.actors.items()}
        self.kept = {}

    def total(self, key, day):
        return sum(self.counts[key].get(day, (0, 0, 0)))

    def window(self, day):
        if day not in self.kept:
            same = [d for d in range(day) if self.covered[d] and self.weekend[d] == self.weekend[day]]
            self.kept[day] = same[-self.p['baselineDays']:]
        return self.kept[day]

    def history(self, key, day):
        """Days known, sums of the two classes, scatter m^2 / (v - m): None unknown, inf where v <= m."""
        if (key, day) not in self.kept:
            days = [d for d in self.window(day) if d >= self.actors[key]['firstDay']]
            rows = [self.counts[key].get(d, (0, 0, 0)) for d in days]
            sums = (sum(b + w for b, _, w in rows), sum(o for _, o, _ in rows))
            x = [min(1000000, sum(row)) for row in rows]
            scatter = None
            if len(x) > 1 and sum(x) >= 10:
                m, v = statistics.fmean(x), statistics.variance(x)
                scatter = math.inf if v <= m else max(self.p['leastDispersion'], min(self.p['mostDispersion'], m * m / (v - m)))
            self.kept[key, day] = (len(days), sums, scatter)
        return self.kept[key, day]

    def members(self, group, day):
        people = [k for k, a in self.actors.items() if not a['service'] and self.history(k, day)[0] > 0]
        if group is None:
            return [k for k in people if sum(self.history(k, day)[1]) > 0]
        return [k for k in people if self.actors[k]['group'] == group]

    def peers(self, key, day):
        if not self.actors[key]['service']:
            for group, least in ((self.actors[key]['group'], self.p['leastPeers']), (None, 1)):
                others = [k for k in self.members(group, day) if k != key]
                if len(others) >= least:
                    return group, others
        return None, []

    def usual_median(self, group, day):
        name = ('median', group, day)
        if name not in self.kept:
            medians = [median([self.total(k, d) for k in self.members(group, d)]) for d in self.window(day)]
            told = [m for m in medians if m is not None]
            self.kept[name] = statistics.fmean(told) if told else None
        return self.kept[name]

    def score(self, key, day):
        known = [d for d in range(day) if self.covered[d] and d >= self.actors[key]['firstDay']]
        least = max(self.p['leastHistory'], self.p['leastWeeklyHistory'] if self.weekend[day] else 0)
        if not self.covered[day] or len(known) < least:
            return None
        n, own, scatter = self.history(key, day)
        group, others = self.peers(key, day)
        if others:
            theirs = [self.history(k, day) for k in others]
            rates = [sum(h[1][c] for h in theirs) / sum(h[0] for h in theirs) for c in (0, 1)]
            scatter = median([h[2] for h in theirs if h[2] is not None])
            usual_median = self.usual_median(group, day)
            middle = median([self.total(k, day) for k in others])
            q = 1 if usual_median is None else max(1, (middle + 1) / (usual_median + 1))
        else:
            rates, q, middle = [s / n if n else 0 for s in own], 1, 0
        kappa, classes = self.p['kappa'], (0,) if self.weekend[day] else (0, 1)
        usual = sum(max(self.p['floor'], (own[c] + kappa * rates[c]) / (n + kappa)) for c in classes)
        r = self.p['leastDispersion'] if scatter is None else None if scatter == math.inf else scatter
        x = self.total(key, day)
        return dict(observed=x, usual=usual, expected=q * usual, dispersion=r, peerFactor=q, peers=len(others),
                    peerMedian=middle, historyDays=n, surprise=surprise(x, q * usual, r))

    def persistent(self, key, day):
        scored = (self.score(key, d) for d in range(day, -1, -1))
        last = [s for s, _ in zip((s for s in scored if s is not None), range(self.p['persistenceDays']))]
        return sum(s['surprise'] > self.p['persistenceAbove'] for s in last)

def main():
    report = json.load(open(sys.argv[1]))
    source = Input(sys.argv[2]) if len(sys.argv) > 2 else None
    p, wrong, worst = report['parameters'], [], 0.0
    if source and source.hash != report['inputHash']:
        wrong.append('the input is not the one of the report')
    for f in report['findings']:
        own = {'surprise': surprise(f['observed'], f['expected'], f['dispersion'])}
        own['log10P'] = -own['surprise']
        own['oneIn'] = 1e15 if own['surprise'] >= 15 else 10 ** own['surprise']
        own['lowest'], own['highest'] = band(f['expected'], f['dispersion'])
        added = max(0, f['persistentDays'] - 1) if f['window'] == 1 else 0
        own['score'] = own['surprise'] + p['persistenceWeight'] * added
        if source and f['window'] == 1:
            day = source.days.index(f['day'])
            own.update(source.score(f['actor']['key'], day), persistentDays=source.persistent(f['actor']['key'], day))
        for name, value in own.items():
            told = f[name]
            apart = 0 if value == told else math.inf if None in (value, told) else abs(value - told) / max(1, abs(told))
            worst = max(worst, apart)
            if apart > 1e-9:
                wrong.append(f"{f['actor']['key']} {f['day']} {name}: {told} in the report, {value} here")
    print(json.dumps({'findings': len(report['findings']), 'worst': worst, 'wrong': wrong}))
    return 1 if wrong else 0

if __name__ == '__main__':
    sys.exit(main())
