import { Button, CloseButton, NumberInput, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { showPercent } from "@/lib/numbers";
import { FormModal } from "@/ui/FormModal";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";
import {
  type Alignment,
  alignmentsQuery,
  loadDrivers,
  loadObjectives,
  type SubjectKind,
  useRefreshStrategy,
} from "./strategy";
import classes from "./strategy.module.css";

/** What a request, project or program adds to objectives and drivers. */
export function AlignmentSection({ kind, id }: { kind: SubjectKind; id: string }) {
  const can = useCan();
  const query = useQuery({ ...alignmentsQuery(kind, id), enabled: can("strategy.view") });
  const refresh = useRefreshStrategy();
  const [open, setOpen] = useState<Alignment | "new" | null>(null);
  if (!can("strategy.view")) return null;

  async function remove(link: Alignment) {
    try {
      const params = { path: { id: link.id }, header: ifMatch(link.version) };
      await ok(client.DELETE("/api/v1/alignments/{id}", { params }));
      toastDone(t("strategy.align.removed", { name: link.target.name }));
      refresh();
    } catch (error) {
      toastFailed(error);
    }
  }

  return (
    <Section
      title={t("strategy.align.title")}
      hint={t("strategy.align.hint")}
      actions={
        query.data?.may_edit ? (
          <Button variant="default" onClick={() => setOpen("new")}>
            {t("strategy.align.add")}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={query} lines={2}>
        {(found) => (
          <>
            {found.items.length > 0 ? (
              <PlainTable
                label={t("strategy.align.title")}
                head={[
                  t("strategy.align.target"),
                  t("strategy.align.kind"),
                  t("strategy.align.contribution"),
                  ...(found.may_edit ? [""] : []),
                ]}
                numeric={[2]}
                rows={found.items.map((link) => ({
                  key: link.id,
                  cells: [
                    found.may_edit ? (
                      <button
                        key="edit"
                        type="button"
                        className={classes.open}
                        onClick={() => setOpen(link)}
                      >
                        {link.target.name}
                      </button>
                    ) : (
                      link.target.name
                    ),
                    t(`strategy.align.kinds.${link.target_kind}`),
                    showPercent(link.contribution_percent),
                    ...(found.may_edit
                      ? [
                          <CloseButton
                            key="remove"
                            size="sm"
                            aria-label={t("strategy.align.remove", { name: link.target.name })}
                            onClick={() => void remove(link)}
                          />,
                        ]
                      : []),
                  ],
                }))}
              />
            ) : null}
            <p className={classes.under}>
              {found.as_program ? (
                <>
                  {t("strategy.align.as_program")}{" "}
                  <Link
                    to="/programs/$programId"
                    params={{ programId: found.as_program.id }}
                    className={classes.link}
                  >
                    {found.as_program.name}
                  </Link>
                  .{" "}
                </>
              ) : null}
              {t("strategy.align.sum", {
                aligned: showPercent(found.aligned_percent),
                unaligned: showPercent(found.unaligned_percent),
              })}
            </p>
          </>
        )}
      </Loaded>
      {open ? (
        <AlignModal
          kind={kind}
          id={id}
          link={open === "new" ? undefined : open}
          left={query.data?.as_program ? 100 : (query.data?.unaligned_percent ?? 100)}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Section>
  );
}

function AlignModal(props: {
  kind: SubjectKind;
  id: string;
  link?: Alignment;
  left: number;
  onClose: () => void;
}) {
  const { link } = props;
  const refresh = useRefreshStrategy();
  const [targetKind, setTargetKind] = useState("objective");
  const [target, setTarget] = useState<Option | null>(null);
  const [share, setShare] = useState<number | string>(
    link?.contribution_percent ?? (props.left || 100),
  );
  async function save() {
    const contribution_percent = Number(share);
    if (link) {
      const params = { path: { id: link.id }, header: ifMatch(link.version) };
      await ok(client.PATCH("/api/v1/alignments/{id}", { params, body: { contribution_percent } }));
    } else {
      if (!target) throw new Error(t("strategy.align.choose"));
      const body = {
        subject_kind: props.kind,
        subject_id: props.id,
        target_kind: targetKind,
        target_id: target.value,
        contribution_percent,
      };
      await ok(client.POST("/api/v1/alignments", { body }));
    }
    toastDone(t("strategy.align.saved", { name: link?.target.name ?? target?.label }));
    refresh();
    props.onClose();
  }
  return (
    <FormModal
      opened
      title={link ? link.target.name : t("strategy.align.add")}
      submitLabel={t("common.save")}
      onClose={props.onClose}
      onSubmit={save}
    >
      {link ? null : (
        <>
          <Select
            label={t("strategy.align.kind")}
            allowDeselect={false}
            data={["objective", "driver"].map((value) => ({
              value,
              label: t(`strategy.align.kinds.${value}`),
            }))}
            value={targetKind}
            onChange={(next) => {
              setTargetKind(next ?? "objective");
              setTarget(null);
            }}
          />
          <RemoteSelect
            key={targetKind}
            source={`${targetKind}s`}
            label={t(`strategy.align.kinds.${targetKind}`)}
            required
            load={targetKind === "driver" ? loadDrivers : loadObjectives}
            value={target}
            onChange={setTarget}
          />
        </>
      )}
      <NumberInput
        label={t("strategy.align.contribution_percent")}
        min={0}
        max={100}
        decimalScale={2}
        hideControls
        value={share}
        onChange={setShare}
      />
    </FormModal>
  );
}
