import { Section } from "@/ui/Section";
import { CrossPanel } from "../cross/CrossPanel";
import type { CrossPlace } from "../cross/cross";
import { ChainSection } from "./ChainSection";
import { GiveGetsSection } from "./GiveGetsSection";
import type { Group } from "./give-gets";
import classes from "./give-gets.module.css";
import { t } from "./texts";
import { Wall } from "./Wall";

/** All about dependencies between the projects of a program: the wall, the chain, agreements, links. */
export function ProgramDependencies({ id }: { id: string }) {
  return (
    <div className={classes.sections}>
      <Wall place={{ kind: "program", id }} />
      <ChainSection place={{ kind: "program", id }} />
      <GiveGetsSection place={{ kind: "program", id }} />
      <Links place={{ kind: "program", id }} />
    </div>
  );
}

/** The same for a portfolio, or for all that the reader may see without one; links stand with their projects. */
export function PortfolioDependencies({ id }: { id?: string }) {
  const place: Group = id ? { kind: "portfolio", id } : { kind: "everywhere" };
  return (
    <div className={classes.sections}>
      <Wall place={place} />
      <ChainSection place={place} />
      <GiveGetsSection place={place} />
    </div>
  );
}

/** The same for a project: what it gives and gets, and its links with tasks of others. */
export function ProjectDependencies({ id, editable }: { id: string; editable: boolean }) {
  return (
    <div className={classes.sections}>
      <GiveGetsSection place={{ kind: "project", id }} editable={editable} />
      <Links place={{ kind: "project", id }} />
    </div>
  );
}

function Links({ place }: { place: CrossPlace }) {
  return (
    <Section title={t("give_get.task_links")} hint={t("give_get.task_links_hint")}>
      <div className={classes.links}>
        <CrossPanel place={place} />
      </div>
    </Section>
  );
}
