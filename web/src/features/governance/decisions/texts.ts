/** The texts of decisions load with the pages that need them: whoever asks for one takes `t` from here. */
import decision from "@/i18n/en/decision.json";
import { addTexts, t as translate } from "@/i18n/t";

addTexts("decision", decision);

export const t = translate;
