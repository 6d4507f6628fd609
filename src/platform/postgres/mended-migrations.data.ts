/**
 * Migrations that were mended after they were handed out, so that they also go through on a database in which somebody had deleted rows; on any
 * other they do what they did. By name, the sha256 of the texts that databases may have had: such a database has nothing to catch up on.
 */
export const mendedMigrations: Readonly<Record<string, readonly string[]>> = {
  '0051_who_reported.sql': ['e38bc1ad50222cea53e0fc5424b7f2c8b680ff05cc58e735442a6d8490878dc5'],
  '0057_places.sql': ['537e8f106f2d2d09673ddfb1f905b9d529e6fd4734a964b7b272035412e201b0'],
  '0061_records_of_attachments.sql': ['7d5c60a960ef29b95618d87c0140c9e5525dff0b26ca646f52ead5df62874c0f'],
};
