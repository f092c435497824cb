import { NumberInput, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { FormModal } from "@/ui/FormModal";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { loadPeople } from "../pool/options";
import {
  minutesOf,
  type Proposal,
  type StaffingRequest,
  showHours,
  useFreshRequests,
} from "./requests";
import classes from "./requests.module.css";

/** Proposes somebody, answers a proposal with another one, or asks to change one that was accepted. */
export function ProposeModal(props: {
  request: StaffingRequest;
  person: Option;
  /** The proposal that this one is instead of. */
  counters?: Proposal;
  /** The accepted proposal that it would change. */
  changes?: Proposal;
  onClose: () => void;
}) {
  const { request, counters, changes } = props;
  const like = counters ?? changes;
  const fresh = useFreshRequests();
  const rest = request.asked_minutes - request.filled_minutes;
  const usual = changes?.accepted_minutes ?? counters?.minutes ?? Math.min(request.minutes, rest);
  const [person, setPerson] = useState<Option | null>(props.person);
  const [from, setFrom] = useState(like?.from ?? request.from);
  const [to, setTo] = useState(like?.to ?? request.to);
  const [hours, setHours] = useState<number | string>(usual / 60);
  const [note, setNote] = useState("");

  async function save() {
    const body = {
      resource_id: person?.value,
      from,
      to,
      minutes: minutesOf(hours) ?? 0,
      note,
    };
    if (changes) {
      const params = { path: { id: changes.id } };
      await ok(client.POST("/api/v1/staffing_proposals/{id}/change", { params, body }));
    } else if (counters) {
      const params = { path: { id: counters.id } };
      await ok(client.POST("/api/v1/staffing_proposals/{id}/counter", { params, body }));
    } else {
      const params = { path: { id: request.id } };
      await ok(client.POST("/api/v1/staffing_requests/{id}/proposals", { params, body }));
    }
    toastDone(
      changes ? t("staffing.change_sent") : t("staffing.proposed", { name: person?.label ?? "" }),
    );
    await fresh();
    props.onClose();
  }

  return (
    <FormModal
      opened
      title={t(
        changes
          ? "staffing.promise_title"
          : counters
            ? "staffing.counter_title"
            : "staffing.propose_title",
        { name: props.person.label },
      )}
      submitLabel={t(
        changes ? "staffing.ask_change" : counters ? "staffing.counter" : "staffing.propose",
      )}
      onClose={props.onClose}
      onSubmit={save}
    >
      {changes ? <p className="muted">{t("staffing.promise_hint")}</p> : null}
      {like ? (
        <RemoteSelect
          source="people"
          label={t("staffing.person")}
          required
          load={loadPeople}
          value={person}
          onChange={setPerson}
        />
      ) : null}
      <div className={classes.pair}>
        <TextInput
          type="date"
          label={t("staffing.from")}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t("staffing.to")}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </div>
      <NumberInput
        label={t("staffing.hours")}
        description={
          changes
            ? t("staffing.promised_hint", { hours: showHours(changes.accepted_minutes) })
            : t("staffing.hours_hint", { each: showHours(request.minutes), rest: showHours(rest) })
        }
        data-autofocus
        min={0}
        decimalScale={2}
        value={hours}
        onChange={setHours}
      />
      <Textarea
        label={t("staffing.say")}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormModal>
  );
}

/** Takes a proposal, or a part of it. */
export function AcceptModal(props: {
  request: StaffingRequest;
  proposal: Proposal;
  onClose: () => void;
}) {
  const { request, proposal } = props;
  const fresh = useFreshRequests();
  // A change of what is promised is taken as a whole.
  const whole = proposal.changes_id !== null && proposal.changes_id !== undefined;
  const rest = request.asked_minutes - request.filled_minutes;
  const most = whole ? proposal.minutes : Math.min(proposal.minutes, rest);
  const [hours, setHours] = useState<number | string>(most / 60);
  const [reason, setReason] = useState("");
  async function save() {
    await ok(
      client.POST("/api/v1/staffing_proposals/{id}/accept", {
        params: { path: { id: proposal.id } },
        body: { minutes: whole ? undefined : (minutesOf(hours) ?? 0), reason },
      }),
    );
    toastDone(t("staffing.accepted", { name: proposal.person.name }));
    await fresh();
    props.onClose();
  }
  return (
    <FormModal
      opened
      title={t("staffing.accept_title", { name: proposal.person.name })}
      submitLabel={t("staffing.accept")}
      onClose={props.onClose}
      onSubmit={save}
    >
      {whole ? (
        <p>
          {t("staffing.change_then", {
            name: proposal.person.name,
            hours: showHours(proposal.minutes),
            from: showDay(proposal.from),
            to: showDay(proposal.to),
          })}
        </p>
      ) : (
        <NumberInput
          label={t("staffing.hours")}
          description={t("staffing.accept_hint", { most: showHours(most) })}
          data-autofocus
          min={0}
          decimalScale={2}
          value={hours}
          onChange={setHours}
        />
      )}
      <Textarea
        label={t("staffing.say")}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormModal>
  );
}

/** Says no, with a reason. */
export function ReasonModal(props: {
  title: string;
  submitLabel: string;
  done: string;
  onClose: () => void;
  onSubmit: (reason: string) => Promise<unknown>;
}) {
  const fresh = useFreshRequests();
  const [reason, setReason] = useState("");
  return (
    <FormModal
      opened
      danger
      title={props.title}
      submitLabel={props.submitLabel}
      onClose={props.onClose}
      onSubmit={async () => {
        await props.onSubmit(reason);
        toastDone(props.done);
        await fresh();
        props.onClose();
      }}
    >
      <Textarea
        label={t("staffing.reason")}
        description={t("staffing.reason_hint")}
        data-autofocus
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormModal>
  );
}
