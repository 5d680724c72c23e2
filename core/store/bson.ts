import mongoose from 'mongoose';

// The driver's own BSON: no second copy of it is installed.
const { BSON } = mongoose.mongo;

/** A value as bytes that keep dates and binary fields as they are. Fields that are undefined are left out. */
export const toBytes = (value: object): Uint8Array => BSON.serialize(value, { ignoreUndefined: true });

/** The value of such bytes; binary fields come back as Buffers. @throws Error if they are none */
export const fromBytes = (bytes: Uint8Array): unknown => BSON.deserialize(bytes, { promoteBuffers: true });
