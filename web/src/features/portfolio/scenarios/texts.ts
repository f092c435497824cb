/** The texts of scenarios load with their pages: they are a tenth of all. Everything in this folder takes `t` from here. */
import scenarios from "@/i18n/en/scenarios.json";
import { addTexts, t as translate } from "@/i18n/t";

addTexts("scenarios", scenarios);

export const t = translate;
