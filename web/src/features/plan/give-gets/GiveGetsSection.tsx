import { Button, SegmentedControl, Select } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "@/ui/Section";
import { EmptyState, ErrorState, LoadingBlock } from "@/ui/states";
import { GiveGetList } from "./GiveGetList";
import { GiveGetModal } from "./GiveGetModal";
import { giveGetsQuery, type Place } from "./give-gets";
import classes from "./give-gets.module.css";
import { t } from "./texts";

/** What a project gives others and gets from them, or what projects of a program or portfolio do. */
export function GiveGetsSection({ place, editable }: { place: Place; editable?: boolean }) {
  const [side, setSide] = useState("");
  const [show, setShow] = useState("open");
  const [proposing, setProposing] = useState(false);
  const filter = {
    side: (side || undefined) as "giver" | "receiver" | undefined,
    ...(show === "attention" ? { attention: true } : { state: show || undefined }),
  };
  const query = useInfiniteQuery(giveGetsQuery(place, filter));
  const gives = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  const propose = editable ? (
    <Button size="compact-sm" onClick={() => setProposing(true)}>
      {t("give_get.propose_open")}
    </Button>
  ) : null;
  return (
    <Section title={t("give_get.title")} hint={t("give_get.hint")} actions={propose}>
      <div className={classes.bar}>
        {place.kind === "project" ? (
          <SegmentedControl
            aria-label={t("give_get.side")}
            value={side}
            onChange={setSide}
            data={[
              { value: "", label: t("give_get.both") },
              { value: "giver", label: t("give_get.gives") },
              { value: "receiver", label: t("give_get.gets") },
            ]}
          />
        ) : null}
        <Select
          aria-label={t("give_get.show")}
          allowDeselect={false}
          w={190}
          value={show}
          onChange={(value) => setShow(value ?? "open")}
          data={["open", "attention", "closed"].map((value) => ({
            value,
            label: t(`give_get.show_${value}`),
          }))}
        />
        <span className="muted">{query.data ? t("give_get.count", { count: total }) : null}</span>
      </div>
      {query.isError ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <LoadingBlock lines={4} />
      ) : gives.length === 0 ? (
        <EmptyState
          title={t(show === "attention" ? "give_get.no_attention" : "give_get.none")}
          text={t(editable ? "give_get.none_text" : "give_get.none_text_read")}
        />
      ) : (
        <GiveGetList gives={gives} />
      )}
      {query.hasNextPage ? (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("common.more")}
        </Button>
      ) : null}
      {proposing && place.kind === "project" ? (
        <GiveGetModal projectId={place.id} onClose={() => setProposing(false)} />
      ) : null}
    </Section>
  );
}
