// Statements to begin with: the four typical questions.

export const sqlExamples = [
  {
    title: 'exampleDeleted',
    sql: `SELECT timestamp, actor_email, ip, resource_id, id
FROM events
WHERE action = 'delete' AND resource_type = 'queue'
ORDER BY timestamp DESC`,
  },
  {
    title: 'exampleRecordings',
    sql: `SELECT actor_email, substr(timestamp, 1, 10) AS day,
  count(*) AS accesses, count(DISTINCT resource_id) AS recordings
FROM events
WHERE action = 'access' AND resource_type = 'recording'
GROUP BY actor_email, day
ORDER BY accesses DESC
LIMIT 100`,
  },
  {
    title: 'examplePolicies',
    sql: `SELECT e.timestamp, e.actor_email, c.key AS field,
  c.value -> 'from' AS old, c.value -> 'to' AS new, e.resource_id, e.id
FROM events AS e, json_each(e.diff) AS c
WHERE e.action = 'update' AND e.resource_type = 'recording_policy'
ORDER BY e.timestamp DESC`,
  },
  {
    title: 'exampleAbsence',
    sql: `SELECT count(*) AS accesses,
  count(*) FILTER (WHERE actor_email = 'sara@acme.example') AS by_this_user,
  min(timestamp) AS first, max(timestamp) AS last
FROM events
WHERE resource_type = 'recording'
  AND resource_id = '49c52188-5d96-4066-b9c5-ad72709bf849'`,
  },
] as const;
