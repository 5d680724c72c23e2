import mongoose from 'mongoose';

// A second process for the test of reservations: tries fifty at once and prints how many were granted.
const [uri = '', name = ''] = process.argv.slice(2);
const connection = await mongoose.createConnection(uri, { dbName: 'persona' }).asPromise();
const quotas = connection.collection<{ _id: string }>('quotas');
const granted = await Promise.all(
  Array.from({ length: 50 }, (_, at) => {
    const run = `open.${name}${at}`;
    return quotas.findOneAndUpdate(
      { _id: 'ann', [run]: { $exists: false }, used: { $lte: 29 } },
      { $inc: { used: 1 }, $set: { [run]: 1 } },
      { returnDocument: 'after' },
    );
  }),
);
process.stdout.write(String(granted.filter((quota) => quota !== null).length));
await connection.close();
