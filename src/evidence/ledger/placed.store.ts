import { sql } from 'kysely';

/** Over a fact: whether it names more of its place than its district, and so has its row in `evidence.place`. */
export const isPlaced = sql.raw(`(length(region) >= 9 OR venue <> '')`);
