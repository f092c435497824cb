import { Button, CloseButton, NumberInput, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { randomUuid } from "@/lib/random";
import { FormModal } from "@/ui/FormModal";
import { toastDone } from "@/ui/toast";
import { t } from "../texts";
import type { Balance } from "./BucketBalance";
import { sumOf } from "./buckets";
import classes from "./buckets.module.css";

interface Draft {
  key: string;
  bucket: string;
  percent: number | string;
}

const blank = (bucket = ""): Draft => ({ key: randomUuid(), bucket, percent: "" });

/** Which share of the money each strategic bucket of a portfolio is to have. */
export function BucketSharesModal({ balance, onClose }: { balance: Balance; onClose: () => void }) {
  const queries = useQueryClient();
  const [shares, setShares] = useState<Draft[]>(() => {
    const wanted = balance.wanted.map((one) => ({ key: randomUuid(), ...one }));
    if (wanted.length > 0) return wanted;
    // To begin with the buckets that there are.
    const there = (balance.buckets ?? []).filter((one) => one.bucket);
    return there.length > 0 ? there.map((one) => blank(one.bucket)) : [blank()];
  });
  const sum = sumOf(shares);
  const change = (key: string, changes: Partial<Draft>) =>
    setShares(shares.map((one) => (one.key === key ? { ...one, ...changes } : one)));

  async function save() {
    const kept = shares.filter((one) => one.bucket.trim() || Number(one.percent) > 0);
    await ok(
      client.PATCH("/api/v1/portfolios/{id}", {
        params: { path: { id: balance.portfolio.id }, header: ifMatch(balance.version) },
        body: {
          bucket_shares: kept.map((one) => ({
            bucket: one.bucket,
            percent: Number(one.percent) || 0,
          })),
        },
      }),
    );
    for (const key of ["register", "portfolios", "portfolio"]) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
    toastDone(t("portfolio.buckets.saved", { name: balance.portfolio.name }));
    onClose();
  }

  return (
    <FormModal
      opened
      title={t("portfolio.buckets.set_title", { name: balance.portfolio.name })}
      submitLabel={t("common.save")}
      onClose={onClose}
      onSubmit={save}
    >
      <p className="muted">{t("portfolio.buckets.unset_set")}</p>
      {shares.map((one, at) => (
        <div key={one.key} className={classes.share}>
          <TextInput
            aria-label={t("portfolio.buckets.name_of", { number: at + 1 })}
            placeholder={t("portfolio.buckets.bucket")}
            value={one.bucket}
            onChange={(event) => change(one.key, { bucket: event.currentTarget.value })}
          />
          <NumberInput
            aria-label={t("portfolio.buckets.share_of", { name: one.bucket || at + 1 })}
            suffix=" %"
            min={0}
            max={100}
            allowDecimal={false}
            value={one.percent}
            onChange={(percent) => change(one.key, { percent })}
          />
          <CloseButton
            aria-label={t("portfolio.buckets.remove", { name: one.bucket || at + 1 })}
            onClick={() => setShares(shares.filter((other) => other.key !== one.key))}
          />
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        style={{ alignSelf: "flex-start" }}
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() => setShares([...shares, blank()])}
      >
        {t("portfolio.buckets.add")}
      </Button>
      <p role="status">
        {t(
          sum === 100 || shares.length === 0
            ? "portfolio.buckets.sum"
            : "portfolio.buckets.sum_wrong",
          { sum },
        )}
      </p>
    </FormModal>
  );
}
