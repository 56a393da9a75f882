const NO_PERMISSION = 'permission is denied; give the user that runs the program access to it';
const TOO_MANY_OPEN = 'too many files are open; raise the limit of open files';

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', NO_PERMISSION],
  ['EPERM', NO_PERMISSION],
  ['EROFS', 'the file system is read-only'],
  ['ENOSPC', 'the disk is full; free some space'],
  ['EDQUOT', 'the disk quota is used up; free some space'],
  ['ELOOP', 'a link leads back to itself; remove it'],
  ['EMFILE', TOO_MANY_OPEN],
  ['ENFILE', TOO_MANY_OPEN],
]);

/** What an error code of the file system means to whoever runs the program. */
export function refusalReason(code: string): string {
  return REASONS.get(code) ?? 'the file system refuses it';
}
