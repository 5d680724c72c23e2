/** What a command is refused with. Codes and names: mongodb/mongo, src/mongo/base/error_codes.yml. */
export class CommandFailure extends Error {
  readonly code: number;
  readonly codeName: string;
  /** Further members of the error on the wire, as `keyPattern` of a duplicate key. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: number, codeName: string, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.codeName = codeName;
    this.details = details;
  }
}

/** Everything that this store does not do is said so: a wrong result would be taken for MongoDB's. */
export const notSupported = (what: string): CommandFailure =>
  new CommandFailure(115, 'CommandNotSupported', `not supported by the embedded store: ${what}`);

export const badValue = (message: string): CommandFailure => new CommandFailure(2, 'BadValue', message);

export const typeMismatch = (message: string): CommandFailure =>
  new CommandFailure(14, 'TypeMismatch', message);

/** An error as a member of a reply. */
export const describeFailure = (failure: CommandFailure): Record<string, unknown> => ({
  code: failure.code,
  codeName: failure.codeName,
  errmsg: failure.message,
  ...failure.details,
});
