/**
 * Texts from the catalogues in `i18n/en/`; one namespace per file, keys as `namespace.path`. A catalogue of which
 * only one folder speaks is added there, see `addTexts`.
 */
import i18next from "i18next";
import access from "./en/access.json";
import capacity from "./en/capacity.json";
import common from "./en/common.json";
import delivery from "./en/delivery.json";
import gantt from "./en/gantt.json";
import governance from "./en/governance.json";
import history from "./en/history.json";
import integration from "./en/integration.json";
import levelling from "./en/levelling.json";
import load from "./en/load.json";
import organisation from "./en/organisation.json";
import plan from "./en/plan.json";
import progress from "./en/progress.json";
import recurring from "./en/recurring.json";
import resource from "./en/resource.json";
import scoring from "./en/scoring.json";
import sheet from "./en/sheet.json";
import shell from "./en/shell.json";
import staffing from "./en/staffing.json";
import strategy from "./en/strategy.json";
import views from "./en/views.json";

void i18next.init({
  lng: "en",
  fallbackLng: "en",
  initAsync: false,
  resources: {
    en: {
      translation: {
        access,
        capacity,
        common,
        delivery,
        gantt,
        governance,
        history,
        integration,
        levelling,
        load,
        organisation,
        plan,
        progress,
        recurring,
        resource,
        scoring,
        sheet,
        shell,
        staffing,
        strategy,
        views,
      },
    },
  },
  interpolation: { escapeValue: false },
});

export function t(key: string, values?: Record<string, unknown>): string {
  return i18next.t(key, values ?? {}) as string;
}

/** Adds a catalogue that loads with the pages which need it. */
export function addTexts(namespace: string, texts: object): void {
  i18next.addResourceBundle("en", "translation", { [namespace]: texts }, true);
}

/** Whether a catalogue has a key; for codes that come from the server. */
export function hasText(key: string): boolean {
  return i18next.exists(key);
}
