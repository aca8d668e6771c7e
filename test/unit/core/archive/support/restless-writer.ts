// A process that imports into the archive it is given, a hundred events an import, until it is killed
// (or, should nobody kill it, has made five imports).
// It tells each step on its standard output, so that the test knows where it was.
import { writeSync } from 'node:fs';
import { openWriter } from '#core/archive/open-writer.ts';
import { incoming, sampleEvent } from './sample-event.ts';

const path = process.argv[2] ?? '';
const tell = (what: string): unknown => writeSync(1, `${what}\n`);

for (let first = 0; first < 500; first += 100) {
  const writer = await openWriter(
    path,
    { appVersion: '0.1.0', now: () => new Date() },
    { monthEvents: 15, allEvents: 1000, allBytes: 1e9 },
  );
  writer.beginSource('endless.jsonl');
  for (let number = first; number < first + 100; number++) {
    writer.add(incoming(sampleEvent(number)));
    tell(`added ${number}`);
  }
  const counts = { read: 100, accepted: 100, duplicates: 0, conflicts: 0, rejected: 0 };
  await writer.commit({ ...counts, startedAt: new Date().toISOString(), appVersion: '0.1.0', sources: [] }, (done) =>
    tell(`sealing ${done}`),
  );
  tell(`committed ${first}`);
}
