/** What passed between the app and the workspace, both ways. */
export interface ApiCall {
  /** The workspace's instant. */
  at: number;
  method: string;
  args: Record<string, unknown>;
  response: Record<string, unknown>;
  /** The touch or the person's act behind the call, from the request header `x-rondo-cause`. */
  cause: string | null;
  /** Real milliseconds spent. */
  ms: number;
  status: number;
  /** The fault that was injected, if any. */
  fault: string | null;
}

export interface Delivery {
  at: number;
  type: string;
  userId: string | null;
  /** Real milliseconds until the app acked; null when it never did. */
  ackMs: number | null;
  retry: number;
  detail: string;
}

export interface Journal {
  calls: ApiCall[];
  deliveries: Delivery[];
  onCall(listener: (call: ApiCall) => void): () => void;
  onDelivery(listener: (delivery: Delivery) => void): () => void;
  addCall(call: ApiCall): void;
  addDelivery(delivery: Delivery): void;
  clear(): void;
}

export function createJournal(): Journal {
  const callListeners = new Set<(call: ApiCall) => void>();
  const deliveryListeners = new Set<(delivery: Delivery) => void>();
  const journal: Journal = {
    calls: [],
    deliveries: [],
    onCall: (listener) => {
      callListeners.add(listener);
      return () => callListeners.delete(listener);
    },
    onDelivery: (listener) => {
      deliveryListeners.add(listener);
      return () => deliveryListeners.delete(listener);
    },
    addCall: (call) => {
      journal.calls.push(call);
      for (const listener of callListeners) listener(call);
    },
    addDelivery: (delivery) => {
      journal.deliveries.push(delivery);
      for (const listener of deliveryListeners) listener(delivery);
    },
    clear: () => {
      journal.calls.length = 0;
      journal.deliveries.length = 0;
    },
  };
  return journal;
}
