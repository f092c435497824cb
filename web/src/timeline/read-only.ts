/** The table of a chart that people only look at. */
import type { SheetPort } from "./sheet-port";

/** `why` says why cells cannot be typed into. */
export function readOnlyPort(why: string, open: (task: string) => void): SheetPort {
  const nothing = () => undefined;
  return {
    editable: () => false,
    typeable: () => false,
    refusal: () => why,
    choices: () => null,
    complete: async () => [],
    commit: () => null,
    insert: () => null,
    remove: nothing,
    indent: nothing,
    shift: nothing,
    place: nothing,
    duplicate: nothing,
    open,
    menu: nothing,
    width: nothing,
    selected: nothing,
    say: nothing,
  };
}
