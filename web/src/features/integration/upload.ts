/** Sends a plan file and reports how much has gone; `fetch` cannot tell, so this is XHR. */
import type { Import } from "@/api/nouns";
import { ApiProblem, OFFLINE, type ProblemBody } from "@/api/problem";
import { randomKey } from "@/lib/random";

export function uploadPlan(file: File, onShare: (percent: number) => void): Promise<Import> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append("file", file);
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/imports");
    request.setRequestHeader("Idempotency-Key", randomKey());
    request.responseType = "json";
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onShare((100 * event.loaded) / event.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as Import);
      else reject(new ApiProblem(request.status, (request.response ?? {}) as ProblemBody));
    };
    request.onerror = () => reject(new ApiProblem(OFFLINE, { code: "offline" }));
    request.send(form);
  });
}
