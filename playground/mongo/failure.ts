/** What a command is refused with. Codes and names: mongodb/mongo, src/mongo/base/error_codes.yml. */
export class CommandFailure extends Error {
  /** The error on the wire, with further members such as `keyPattern` of a duplicate key. */
  readonly reply: Readonly<Record<string, unknown>>;

  constructor(code: number, codeName: string, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.reply = { code, codeName, errmsg: message, ...details };
  }
}

/** What this store does not do it says: a wrong result would be taken for MongoDB's. */
export const notSupported = (what: string): CommandFailure =>
  new CommandFailure(115, 'CommandNotSupported', `not supported by the embedded store: ${what}`);

export const badValue = (message: string): CommandFailure => new CommandFailure(2, 'BadValue', message);
