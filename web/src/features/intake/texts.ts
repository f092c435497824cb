/** The texts of requests load with the pages that need them: whoever asks for one takes `t` from here. */
import intake from "@/i18n/en/intake.json";
import { addTexts, t as translate } from "@/i18n/t";

addTexts("intake", intake);

export const t = translate;
