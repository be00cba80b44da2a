/** So many messages in so many seconds (learn.microsoft.com/microsoftteams, "Rate limiting"), the hours left out. */
const PER_CHAT = [
  { most: 7, seconds: 1 },
  { most: 8, seconds: 2 },
  { most: 60, seconds: 30 },
] as const;
const PER_TENANT = [{ most: 50, seconds: 1 }] as const;

type Limits = readonly { readonly most: number; readonly seconds: number }[];

/** What Teams lets through: for every chat and every tenant, the moments of what was taken lately. */
export function teamsLimits() {
  const taken = new Map<string, number[]>();
  const momentsOf = (key: string): number[] => {
    const moments = taken.get(key) ?? [];
    taken.set(key, moments);
    return moments;
  };
  /** How long until one more fits, in milliseconds. */
  const waitOf = (moments: readonly number[], limits: Limits, now: number): number =>
    Math.max(
      ...limits.map(({ most, seconds }) => (moments.at(-most) ?? Number.NEGATIVE_INFINITY) + seconds * 1_000 - now),
    );

  /** @returns the seconds until it may be sent again; nothing when it is taken */
  return (tenant: string, chat: string): number | undefined => {
    const now = performance.now();
    const [ofChat, ofTenant] = [momentsOf(chat), momentsOf(tenant)];
    const wait = Math.max(waitOf(ofChat, PER_CHAT, now), waitOf(ofTenant, PER_TENANT, now));
    if (wait > 0) return Math.ceil(wait / 1_000);
    for (const moments of [ofChat, ofTenant]) {
      moments.push(now);
      if (moments.length > 1_000) moments.splice(0, 900);
    }
    return undefined;
  };
}

/** The least time in which so many messages can be sent to so many chats in so many tenants, evenly spread. */
export function idealSeconds(messages: number, chats: number, tenants: number): number {
  const least = (count: number, limits: Limits) =>
    Math.max(...limits.map(({ most, seconds }) => Math.floor((count - 1) / most) * seconds));
  return Math.max(least(Math.ceil(messages / chats), PER_CHAT), least(Math.ceil(messages / tenants), PER_TENANT));
}
