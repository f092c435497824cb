/** The texts of types of plans load with the pages that need them: whoever asks for one takes `t` from here. */
import planType from "@/i18n/en/plan_type.json";
import { addTexts, t as translate } from "@/i18n/t";

addTexts("plan_type", planType);

export const t = translate;
