// A process that serves events by cursor as fast as it can: pages are made before the first request. Prints its port.
import { createServer } from 'node:http';

const [events, pageSize, delayMs, everyMs] = process.argv.slice(2).map(Number);
const start = Date.UTC(2026, 0, 1);
const event = (index) => ({
  id: `evt_audit_${String(index).padStart(12, '0')}`,
  timestamp: new Date(start + index * everyMs).toISOString(),
  tenantId: '7d1a4a52-0f6f-4c4c-9d3c-2f1e6d1f0a11',
  actor: {
    id: `6f1d2c9e-1111-4222-8333-${String(index % 40).padStart(12, '0')}`,
    email: `user${index % 40}@acme.example`,
    role: 'supervisor',
    ip: '203.0.113.42',
    userAgent: 'Chrome/Mac',
  },
  action: 'access',
  resource: { type: 'recording', id: `49c52188-5d96-4066-b9c5-${String(index).padStart(12, '0')}` },
  crossTenant: false,
});
const lists = Array.from({ length: Math.ceil(events / pageSize) }, (_, page) => {
  const count = Math.min(pageSize, events - page * pageSize);
  return Array.from({ length: count }, (__, index) => JSON.stringify(event(page * pageSize + index))).join(',');
});

const server = createServer((request, response) => {
  const { searchParams } = new URL(request.url, 'http://localhost');
  const place = (name) =>
    Math.min(events, Math.max(0, Math.ceil((Date.parse(searchParams.get(name)) - start) / everyMs)));
  // Windows are served by whole pages; what lies beside the window is a duplicate of its neighbour's.
  const [first, last] = [Math.floor(place('from') / pageSize), Math.ceil(place('to') / pageSize)];
  const page = searchParams.has('cursor') ? Number(searchParams.get('cursor')) : first;
  const next = page + 1 < last ? `"${page + 1}"` : 'null';
  const body = `{"data":[${page < last ? lists[page] : ''}],"nextCursor":${next}}`;
  const answer = () => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(body);
  };
  if (delayMs > 0) setTimeout(answer, delayMs);
  else answer();
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
