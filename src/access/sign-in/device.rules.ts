/** In the order in which they are looked for: many browsers also name those that they descend from. */
const browsers = [
  ['wechat', /MicroMessenger/],
  ['Edge', /Edg(?:e|A|iOS)?\//],
  ['Firefox', /(?:Firefox|FxiOS)\//],
  ['Chrome', /(?:Chrome|CriOS|Chromium)\//],
  ['Safari', /Safari\//],
] as const;
const systems = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iPad', /iPad/],
  ['iPhone', /iPhone/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
] as const;

export interface Device {
  browser: (typeof browsers)[number][0] | null;
  system: (typeof systems)[number][0] | null;
}

/** Which browser on which system a session began in, as it says of itself; null where it is none of the usual. */
export function deviceOf(userAgent: string | null): Device {
  const named = <Name>(names: readonly (readonly [Name, RegExp])[]): Name | null =>
    names.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0] ?? null;
  return { browser: named(browsers), system: named(systems) };
}
