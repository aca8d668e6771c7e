// A real S3-protocol server on a free port of this machine, which counts what is asked of it and can be made to stall.
import crypto from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import S3rver, { type Context } from 's3rver';
import { onTestFinished } from 'vitest';

/** The only user s3rver knows, and no other place where credentials could come from. */
export const s3Environment = {
  AWS_ACCESS_KEY_ID: 'S3RVER',
  AWS_SECRET_ACCESS_KEY: 'S3RVER',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: join(tmpdir(), 'no-such-aws-config'),
  AWS_SHARED_CREDENTIALS_FILE: join(tmpdir(), 'no-such-aws-credentials'),
} as const;

export const bucket = 'audit';

/** s3rver encrypts its continuation tokens with DES, which OpenSSL 3 no longer has; any other cipher does as well. */
const replaceDes = (): void => {
  const { createCipheriv, createDecipheriv } = crypto;
  const twice = (bytes: crypto.CipherKey | crypto.BinaryLike | null): Buffer =>
    Buffer.concat([bytes as Buffer, bytes as Buffer]);
  const known = 'aes-128-ctr';
  Object.assign(crypto, {
    createCipheriv: (name: string, key: crypto.CipherKey, iv: crypto.BinaryLike | null) =>
      name === 'des' ? createCipheriv(known, twice(key), twice(iv)) : createCipheriv(name, key, iv),
    createDecipheriv: (name: string, key: crypto.CipherKey, iv: crypto.BinaryLike | null) =>
      name === 'des' ? createDecipheriv(known, twice(key), twice(iv ?? key)) : createDecipheriv(name, key, iv),
  });
};

export interface S3Server {
  endpoint: string;
  /** Objects asked for, with how often. */
  gets: Map<string, number>;
  /** Objects whose bytes were sent to the end, with how often. */
  answers: Map<string, number>;
  /** Requests for a listing. */
  lists: number;
  /** Requests that were neither GET nor HEAD, other than the test's own. */
  writes: string[];
  put(key: string, body: string | Uint8Array): Promise<void>;
  remove(key: string): Promise<void>;
  /** Answers so many objects from now on and keeps the others waiting; resolves when so many wait. */
  stallAfter(objects: number, waiting: number): Promise<void>;
  /** Answers what waits, and everything from now on. */
  goOn(): void;
  /** Awaited before each answer with an object. */
  beforeGet: (key: string) => Promise<void>;
  /** What goes wrong with the next answers for a key: the connection breaks half-way, the store is busy, access is denied. */
  faults: Map<string, ('cut' | 'busy' | 'denied')[]>;
  /** Objects asked for at the same time, at most. */
  mostAtOnce: number;
  /** A code with which everything is refused; null: nothing is. */
  refuse: string | null;
}

const errorXml = (code: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>told</Message><StringToSign>signed-text</StringToSign></Error>`;

/** `pageSize`: keys in a page of the listing. Ends with the running test. */
export const startS3Server = async (pageSize = 1000): Promise<S3Server> => {
  replaceDes();
  Object.assign(process.env, { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' });
  const directory = await mkdtemp(join(tmpdir(), 'sivo-audit-s3-'));
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    vhostBuckets: false,
    configureBuckets: [{ name: bucket }],
  });
  const etags = new Map<string, string>();
  const sizes = new Map<string, number>();
  let atOnce = 0;
  let allowed = Number.POSITIVE_INFINITY;
  let free: () => void = () => undefined;
  let freed = Promise.resolve();
  let waits = 0;
  let stalled: (waiting: number) => void = () => undefined;
  /** Requests of the test's own that are under way. */
  let own = 0;

  const told: S3Server = {
    endpoint: '',
    gets: new Map(),
    answers: new Map(),
    lists: 0,
    writes: [],
    put: async (key, body) => {
      own += 1;
      const Body = typeof body === 'string' ? Buffer.from(body) : body;
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body }));
      own -= 1;
      etags.set(key, `"${crypto.createHash('md5').update(Body).digest('hex')}"`);
      sizes.set(key, Body.length);
    },
    remove: async (key) => {
      own += 1;
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
      own -= 1;
    },
    stallAfter: (objects, waiting) => {
      allowed = objects;
      waits = 0;
      freed = new Promise((done) => {
        free = done;
      });
      return new Promise((done) => {
        stalled = (now) => {
          if (now === waiting) done();
        };
      });
    },
    goOn: () => {
      allowed = Number.POSITIVE_INFINITY;
      free();
    },
    beforeGet: async () => undefined,
    faults: new Map(),
    mostAtOnce: 0,
    refuse: null,
  };

  const answer = (context: Context, status: number, code: string): void => {
    context.status = status;
    context.type = 'application/xml';
    context.body = errorXml(code);
  };
  server.middleware.unshift(async (context, next) => {
    if (told.refuse !== null && own === 0) return answer(context, 403, told.refuse);
    const key = decodeURIComponent(context.path.slice(`/${bucket}/`.length));
    if (context.method !== 'GET' && context.method !== 'HEAD') {
      if (own === 0) told.writes.push(`${context.method} ${context.path}`);
      return next();
    }
    if (key === '') {
      told.lists += 1;
      return next();
    }
    told.gets.set(key, (told.gets.get(key) ?? 0) + 1);
    atOnce += 1;
    told.mostAtOnce = Math.max(told.mostAtOnce, atOnce);
    context.res.once('close', () => {
      atOnce -= 1;
    });
    if (allowed <= 0) {
      waits += 1;
      stalled(waits);
      await freed;
    }
    allowed -= 1;
    await told.beforeGet(key);
    const wanted = context.get('if-match');
    if (wanted !== '' && etags.has(key) && wanted !== etags.get(key)) {
      return answer(context, 412, 'PreconditionFailed');
    }
    const fault = told.faults.get(key)?.shift();
    if (fault === 'busy') return answer(context, 503, 'SlowDown');
    if (fault === 'denied') return answer(context, 403, 'AccessDenied');
    if (fault === 'cut') {
      context.respond = false;
      context.res.writeHead(200, { ETag: etags.get(key) ?? '', 'Content-Length': sizes.get(key) ?? 0 });
      context.res.write('{', () => context.res.destroy());
      return;
    }
    context.res.once('finish', () => {
      if (context.status === 200) told.answers.set(key, (told.answers.get(key) ?? 0) + 1);
    });
    await next();
  });
  const { store } = server;
  const listObjects = store.listObjects.bind(store);
  store.listObjects = (name, options) =>
    listObjects(name, { ...options, maxKeys: Math.min(options.maxKeys, pageSize) });

  const { port } = await server.run();
  told.endpoint = `http://127.0.0.1:${port}`;
  const client = new S3Client({
    endpoint: told.endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  onTestFinished(async () => {
    told.goOn();
    client.destroy();
    await server.close();
    await rm(directory, { recursive: true, force: true });
  });
  return told;
};
