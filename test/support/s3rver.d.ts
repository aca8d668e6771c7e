// What tests use of s3rver, which comes without types.
declare module 's3rver' {
  export interface Context {
    method: string;
    path: string;
    query: Record<string, string | undefined>;
    status: number;
    type: string;
    body: unknown;
    respond: boolean;
    res: import('node:http').ServerResponse;
    get(header: string): string;
  }

  interface Store {
    listObjects(bucket: string, options: { maxKeys: number }): Promise<unknown>;
  }

  interface Options {
    address: string;
    port: number;
    silent: boolean;
    directory: string;
    vhostBuckets: boolean;
    configureBuckets: { name: string }[];
  }

  export default class S3rver {
    constructor(options: Options);
    readonly middleware: ((context: Context, next: () => Promise<void>) => Promise<void>)[];
    readonly store: Store;
    run(): Promise<{ port: number }>;
    close(): Promise<void>;
  }
}
