/** Sends a file and reports how much of it has gone; `fetch` cannot tell, so this is XHR. */
import { randomKey } from "@/lib/random";
import { ApiProblem, OFFLINE, type ProblemBody } from "./problem";

export function upload<T>(
  path: string,
  file: File,
  onShare: (percent: number) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append("file", file);
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("Idempotency-Key", randomKey());
    request.responseType = "json";
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onShare((100 * event.loaded) / event.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as T);
      else reject(new ApiProblem(request.status, (request.response ?? {}) as ProblemBody));
    };
    request.onerror = () => reject(new ApiProblem(OFFLINE, { code: "offline" }));
    request.send(form);
  });
}
