// The words for every error code in English: what happened and what to do. `{where}` and `{detail}` are filled in.
import type { ErrorWords } from './error-words.ts';
import type { ErrorCode } from './errors.ts';

export const errorWordsEn: Record<ErrorCode, ErrorWords> = {
  BAD_INPUT: { what: 'The request is not valid: {where}: {detail}', todo: 'Correct the value and try again.' },
  BAD_FILTER: {
    what: 'The filter cannot be read: {detail} ({where})',
    todo: 'Correct the filter; see the README for its grammar.',
  },
  BAD_SQL: {
    what: 'The statement cannot be run: {detail} ({where})',
    todo: 'Correct it: one SELECT (or WITH, VALUES, EXPLAIN) over the view events. Nothing can be changed here.',
  },
  SQL_LIMIT: {
    what: 'The statement was stopped: {detail}',
    todo: 'Ask for less: a shorter time range (--from, --to), fewer rows or columns. The time limit can be raised.',
  },
  UNAUTHORISED: {
    what: 'This window is not allowed to use the workbench: {detail}',
    todo: 'Open the address that the workbench printed when it started.',
  },
  NOT_SUPPORTED_BY_HOST: {
    what: '{where} is not available here: {detail}',
    todo: 'Use the alternative shown, or another host of the workbench.',
  },
  NO_ARCHIVE_OPEN: { what: 'No archive is open.', todo: 'Open or create an archive first.' },
  NOT_AN_ARCHIVE: {
    what: '{where} is not an audit archive: {detail}',
    todo: 'Choose the folder that holds archive.json, or create a new archive.',
  },
  FOLDER_NOT_EMPTY: { what: '{where} already holds files: {detail}', todo: 'Choose a new or empty folder.' },
  ARCHIVE_LOCKED: {
    what: 'Another process is writing to {where}: {detail}',
    todo: 'Wait until it has finished, or close it, and try again.',
  },
  ARCHIVE_TOO_NEW: {
    what: '{where} was written by a newer version of the workbench: {detail}',
    todo: 'Update the workbench. The archive was left untouched.',
  },
  ARCHIVE_DAMAGED: {
    what: '{where} does not match what the archive recorded: {detail}',
    todo: 'Restore the named file from a backup, or import its sources into a new archive; a case can also be moved away.',
  },
  ARCHIVE_IN_USE: { what: '{where} is busy: {detail}', todo: 'Wait for the running job or cancel it.' },
  ARCHIVE_GONE: {
    what: '{where} is not there any more: {detail}',
    todo: 'Connect the disk or the network folder again and repeat. What was committed before is untouched.',
  },
  SOURCE_NOT_FOUND: { what: '{where} does not exist.', todo: 'Check the path.' },
  SOURCE_UNREADABLE: { what: '{where} cannot be read: {detail}', todo: 'Check the permissions of the file or folder.' },
  SOURCE_UNRECOGNISED: {
    what: '{where} is not an audit export we know: {detail}',
    todo: 'Import JSON, JSONL, CSV or Parquet, plain or inside gzip, zstd, zip or tar. Nothing was imported.',
  },
  SOURCE_EMPTY: {
    what: '{where} is empty.',
    todo: 'Export it again; an interrupted download leaves empty files. Nothing was imported.',
  },
  SOURCE_TRUNCATED: { what: '{where} ends too early: {detail}', todo: 'Fetch the file again. Nothing was imported.' },
  SOURCE_CORRUPT: { what: '{where} is damaged: {detail}', todo: 'Fetch the file again. Nothing was imported.' },
  SOURCE_LIMIT: {
    what: '{where} goes beyond a limit: {detail}',
    todo: 'Unpack or split it and import the parts. Nothing was imported.',
  },
  DECISION_NEEDED: {
    what: '{where} cannot be read without a decision: {detail}',
    todo: 'Decide it in the import dialog, or with --zone, --date-order or --profile. Nothing was imported.',
  },
  BAD_PROFILE: {
    what: '{where} is not a mapping profile: {detail}',
    todo: 'Correct the named member; docs/mapping-profiles.md describes every one.',
  },
  BAD_PACK: {
    what: '{where} is not a filter pack this version reads: {detail}',
    todo: 'Export it again from the workbench that made it, or correct the named member. Nothing was changed.',
  },
  BAD_SPEC: {
    what: '{where} does not say what the pack is to hold: {detail}',
    todo: 'Correct the named member; docs/evidence-pack.md describes every one. Nothing was written.',
  },
  KEY_REFUSED: {
    what: 'The signing key cannot be used so ({where}): {detail}',
    todo: 'See "sivo-audit keys --help". No key was changed.',
  },
  NOT_A_PACK: {
    what: '{where} is not an evidence pack that can be opened: {detail}',
    todo: 'Ask whoever made it for the file again. Do not rely on anything in it.',
  },
  NOT_PROVABLE: {
    what: 'It cannot be proved, for it is not so: {where}: {detail}',
    todo: 'Look at what was found instead.',
  },
  FILE_EXISTS: {
    what: '{where} is there already.',
    todo: 'Choose another name, or say that it may be replaced. Nothing was written.',
  },
  REMOTE_REFUSED: {
    what: '{where} refused: {detail}',
    todo: 'Check the token and its role. What was fetched before is kept.',
  },
  REMOTE_UNREACHABLE: {
    what: '{where} does not answer: {detail}',
    todo: 'Check the address and the network, then run it again: it goes on where it stopped.',
  },
  REMOTE_MISBEHAVED: {
    what: '{where} answered in a way that cannot be trusted: {detail}',
    todo: 'Tell its operator what stands here. Nothing of this window was imported.',
  },
  SECRET_MISSING: {
    what: 'There is no secret in {where}: {detail}',
    todo: 'Set the variable or save the token in the connection, and try again.',
  },
  COLUMN_MISSING: {
    what: '{where} lacks a column: {detail}',
    todo: 'Export it again with the column, or rename its header. Nothing was imported.',
  },
  STRICT_REJECTED: {
    what: '{where} holds records that cannot be accepted: {detail}',
    todo: 'Correct the source or import without --strict to put them in quarantine. Nothing was imported.',
  },
  NOTHING_TO_RETRY: {
    what: 'No rejected record can be read again: {detail}',
    todo: 'Look at what is in quarantine and choose other records. Nothing was changed.',
  },
  EVENT_NOT_FOUND: {
    what: 'No event {where} in this archive.',
    todo: 'Check the id, or import the source that holds it. Absence here is not evidence of absence in SIVO.',
  },
  RESOURCE_NOT_FOUND: {
    what: 'No event in this archive names the resource {where}.',
    todo: 'Check its type and id, or import the source that holds its events. Absence here is not evidence of absence in SIVO.',
  },
  ACTOR_NOT_FOUND: {
    what: 'No event that counts here names the person {where}.',
    todo: 'Check the e-mail or id, the type of resource and the filter. Absence here is not evidence of absence in SIVO.',
  },
  BAD_RULE: {
    what: 'The rule cannot be used: {where}: {detail}',
    todo: 'Correct the rule; docs/rules.md describes its form, and every built-in rule is an example.',
  },
  NOT_RESTORABLE: {
    what: 'No way back can be prepared from event {where}: {detail}',
    todo: 'Choose an event whose source says what the fields were before, or import one that does.',
  },
  HANDLE_EXPIRED: { what: 'This result set has expired.', todo: 'Ask the question again.' },
  UPLOAD_NOT_FOUND: { what: 'The dropped file {where} is no longer held.', todo: 'Drop it again.' },
  TOO_LARGE: { what: '{where} is too large: {detail}', todo: 'Split it into smaller parts.' },
  CANCELLED: {
    what: 'Cancelled. What was committed before is untouched, and nothing is half-written.',
    todo: 'Start again when you are ready.',
  },
  DISK_FULL: {
    what: 'The disk that holds {where} is full: {detail}',
    todo: 'Free some space or choose another disk, and try again. What was committed before is untouched.',
  },
  IO_FAILED: {
    what: '{where} could not be read or written: {detail}',
    todo: 'Check the disk and try again. What was committed before is untouched.',
  },
  ACCESS_DENIED: {
    what: 'This program may not read or write {where}: {detail}',
    todo: 'Check the permissions, and whether the disk is write-protected. What was committed before is untouched.',
  },
  INTERNAL: { what: 'Something unexpected happened: {detail}', todo: 'Copy the details and report them.' },
};
