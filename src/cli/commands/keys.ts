// `keys`: the key this installation signs with: shown, made, unlocked, rotated, and its public half for receivers.
import { type Command, Option } from 'commander';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { type KeyPlace, keyPlaces } from '#shared/model/signing-keys.ts';
import { type CliContext, type Client, withService } from '../cli-context.ts';
import { keysText, rotationText } from '../keys-output.ts';
import { jsonOption } from '../options.ts';

interface KeysOptions {
  json?: true;
}

interface PlaceOptions extends KeysOptions {
  place?: KeyPlace;
}

const help = `
Receipts, lines of custody and evidence packs are signed with one Ed25519 key. It is looked for in this order:
SIVO_AUDIT_SIGNING_KEY (PKCS#8, as PEM or base64), the system's keychain, a key file under a passphrase
(SIVO_AUDIT_KEY_PASSPHRASE, or asked for on a terminal by these commands). Where there is none, a key of one run signs, which
nobody can recognise again: two packs made by two runs are then signed by different keys and differ. "keys create" keeps one.

rotate makes a new key, and the old one vouches for it in the ledger of every archive named or known here; one that could not
be told is listed, and is told by the next line written into it. See docs/signing-keys.md.

Examples:
  sivo-audit keys show
  SIVO_AUDIT_KEY_PASSPHRASE=… sivo-audit keys create --place file
  sivo-audit keys rotate --archive my-archive
  sivo-audit keys export --public > signer.pub`;

const passphraseVariable = 'SIVO_AUDIT_KEY_PASSPHRASE';

/** Null where the environment holds one, which the engine reads by itself. Throws KEY_REFUSED where nobody can be asked. */
const newPassphrase = async ({ askSecret }: CliContext): Promise<string | null> => {
  if (process.env[passphraseVariable]) return null;
  if (!askSecret) {
    throw new WorkbenchError('KEY_REFUSED', 'key file', `set ${passphraseVariable}: there is no terminal to ask on`);
  }
  const passphrase = await askSecret('Passphrase of the key file (8 characters or more): ');
  if (passphrase.length < 8) throw new WorkbenchError('KEY_REFUSED', 'passphrase', 'it has fewer than 8 characters');
  if ((await askSecret('The same again: ')) === passphrase) return passphrase;
  throw new WorkbenchError('KEY_REFUSED', 'passphrase', 'the second one is another');
};

/** Opens a locked key file for this run, where somebody can be asked for its passphrase. */
const unlockIfAsked = async ({ askSecret }: CliContext, client: Client): Promise<void> => {
  const { locked, file } = await client.keys.list();
  if (locked && askSecret) await client.keys.unlock({ passphrase: await askSecret(`Passphrase of ${file}: `) });
};

const placeOf = async (client: Client, asked: KeyPlace | undefined): Promise<KeyPlace> => {
  if (asked !== undefined) return asked;
  const { current, keychain } = await client.keys.list();
  return current.kept === 'file' || !keychain ? 'file' : 'keychain';
};

const show = (context: CliContext, { json }: KeysOptions): Promise<void> =>
  withService(context, async (client) => {
    const keys = await client.keys.list();
    await context.terminal.result(json === true ? `${JSON.stringify(keys)}\n` : keysText(keys));
  });

const create = (context: CliContext, options: PlaceOptions): Promise<void> =>
  withService(context, async (client) => {
    const place = await placeOf(client, options.place);
    const passphrase = place === 'file' ? await newPassphrase(context) : null;
    const keys = await client.keys.create({ place, passphrase });
    await context.terminal.result(options.json === true ? `${JSON.stringify(keys)}\n` : keysText(keys));
  });

const unlock = (context: CliContext, { json }: KeysOptions): Promise<void> =>
  withService(context, async (client) => {
    const passphrase =
      process.env[passphraseVariable] || (await context.askSecret?.('Passphrase of the key file: ')) || null;
    if (passphrase === null) {
      throw new WorkbenchError('KEY_REFUSED', 'key file', `set ${passphraseVariable}: there is no terminal to ask on`);
    }
    if (passphrase.length < 8) throw new WorkbenchError('KEY_REFUSED', 'passphrase', 'it has fewer than 8 characters');
    const keys = await client.keys.unlock({ passphrase });
    await context.terminal.result(json === true ? `${JSON.stringify(keys)}\n` : keysText(keys));
  });

const rotate = (context: CliContext, options: PlaceOptions & { archive: string[] }): Promise<void> =>
  withService(context, async (client) => {
    await unlockIfAsked(context, client);
    const { current } = await client.keys.list();
    const place = await placeOf(client, options.place);
    // A key that stays in its file is locked by the passphrase that opened it.
    const passphrase = place === 'file' && current.kept !== 'file' ? await newPassphrase(context) : null;
    const rotation = await client.keys.rotate({ place, passphrase, paths: options.archive });
    await context.terminal.result(options.json === true ? `${JSON.stringify(rotation)}\n` : rotationText(rotation));
  });

interface ExportOptions extends KeysOptions {
  public?: true;
  allowedSigners?: string;
}

const exportKey = (context: CliContext, { public: asKey, allowedSigners, json }: ExportOptions): Promise<void> => {
  if (asKey !== true && allowedSigners === undefined) {
    throw new WorkbenchError('BAD_INPUT', 'keys export', 'say --public; a private key is never written out');
  }
  return withService(context, async (client) => {
    await unlockIfAsked(context, client);
    const { current } = await client.keys.list();
    if (current.kept === 'process') {
      throw new WorkbenchError('KEY_REFUSED', current.fingerprint, 'it is kept nowhere, and ends with this command');
    }
    const { fingerprint, publicKey } = current;
    const line =
      allowedSigners === undefined ? publicKey : `${allowedSigners} namespaces="sivo-evidence-pack@v1" ${publicKey}`;
    const object = { fingerprint, publicKey, line };
    await context.terminal.result(json === true ? `${JSON.stringify(object)}\n` : `${line}\n`);
  });
};

const placeOption = (): Option =>
  new Option('--place <place>', 'where the new key is kept; the keychain where one answers').choices(keyPlaces);

const collect = (value: string, earlier: string[]): string[] => [...earlier, value];

/** Adds `keys` to the program. */
export const registerKeys = (program: Command, context: CliContext): void => {
  const keys = program.command('keys').description('the key this installation signs with').addHelpText('after', help);
  keys
    .command('show', { isDefault: true })
    .description('its fingerprint, and where it is kept')
    .addOption(jsonOption())
    .action((options: KeysOptions) => show(context, options));
  keys
    .command('create')
    .description('makes and keeps a key where none is kept')
    .addOption(placeOption())
    .addOption(jsonOption())
    .action((options: PlaceOptions) => create(context, options));
  keys
    .command('unlock')
    .description('tries a passphrase on the key file')
    .addOption(jsonOption())
    .action((options: KeysOptions) => unlock(context, options));
  keys
    .command('rotate')
    .description('makes a new key, for which the old one vouches')
    .option('--archive <dir>', 'an archive whose ledger is to say so; may be given more than once', collect, [])
    .addOption(placeOption())
    .addOption(jsonOption())
    .action((options: PlaceOptions & { archive: string[] }) => rotate(context, options));
  keys
    .command('export')
    .description('the public half, for receivers')
    .option('--public', 'the public key as OpenSSH writes it')
    .option('--allowed-signers <identity>', 'as a line of an allowed_signers file, under this identity')
    .addOption(jsonOption())
    .action((options: ExportOptions) => exportKey(context, options));
};
