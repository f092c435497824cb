/** What of a model's criteria is compared in pairs: criteria within their group, and groups with each other. */

export interface LevelItem {
  /** Code of a criterion, or `group:` and the name of a group. */
  code: string;
  name: string;
}

export interface Level {
  /** The group whose criteria these are; null for the first level. */
  group: string | null;
  items: LevelItem[];
}

interface Grouped {
  code?: string;
  name: string;
  group?: string;
}

/** The first level, then one for each group of several criteria. One group of all is no group. */
export function levelsOf(criteria: readonly Grouped[]): Level[] {
  const groups: { name: string; members: LevelItem[] }[] = [];
  for (const one of criteria) {
    const item = { code: one.code ?? "", name: one.name };
    const name = one.group?.trim() ?? "";
    const known = name ? groups.find((group) => group.name === name) : undefined;
    if (known) known.members.push(item);
    else groups.push({ name, members: [item] });
  }
  if (groups.length === 1) return [{ group: null, items: groups[0].members }];
  const first = groups.map(({ name, members }) =>
    members.length === 1 ? members[0] : { code: `group:${name}`, name },
  );
  const within = groups.filter(({ members }) => members.length > 1);
  return [
    { group: null, items: first },
    ...within.map(({ name, members }) => ({ group: name, items: members })),
  ];
}

export function pairsOf(level: Level): [LevelItem, LevelItem][] {
  return level.items.flatMap((one, at) =>
    level.items.slice(at + 1).map((other): [LevelItem, LevelItem] => [one, other]),
  );
}
