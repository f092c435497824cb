import { QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "@/api/problem";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // A refusal stays a refusal; only a lost connection or a fault is worth another try.
      retry: (failures, error) =>
        failures < 2 && !(error instanceof ApiProblem && error.status < 500 && error.status > 0),
    },
  },
});
