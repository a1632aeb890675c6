const HOSTS = /^(postgres(?:ql)?:\/\/(?:[^@/?]*@)?)([^/?]+)(.*)$/;

/**
 * One address for each server of a DATABASE_URL, in its order. As with libpq, several servers are written with commas:
 * `postgres://faem@first:5432,second:5432/faem`. An address without a host is given back as it is.
 */
export const databaseUrls = (url: string): readonly string[] => {
  const match = HOSTS.exec(url);
  if (!match) return [url];
  const [, start = '', hosts = '', rest = ''] = match;
  return hosts.split(',').map((host) => `${start}${host}${rest}`);
};
