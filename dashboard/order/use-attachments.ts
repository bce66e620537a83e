import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AttachmentView } from '../../api/views/attachment-schema.ts';
import { request } from '../api/request.ts';

export type Attachment = AttachmentView;

/** What the API takes; it looks at the bytes again. */
export const acceptedFiles = 'image/jpeg,image/png,image/webp,application/pdf';

export interface Upload {
  file: File;
  lotId?: string | undefined;
  note?: string | undefined;
}

const attachmentsKey = (orderId: string) => ['order', orderId, 'attachments'];

export function useAttachments(orderId: string) {
  return useQuery({
    queryKey: attachmentsKey(orderId),
    queryFn: async ({ signal }) => {
      const path = `/v1/orders/${orderId}/attachments`;
      return (await request<{ items: Attachment[] }>(path, { signal })).items;
    },
  });
}

/** Adds a photo or a document to the order or to one of its lots. */
export function useUpload(orderId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ file, lotId, note }: Upload) => {
      const form = new FormData();
      // The API reads the fields that come before the file.
      if (lotId) form.append('lotId', lotId);
      if (note) form.append('note', note);
      form.append('file', file);
      const path = `/v1/orders/${orderId}/attachments`;
      return await request<Attachment>(path, { method: 'POST', form, idempotencyKey: crypto.randomUUID() });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: attachmentsKey(orderId) }),
  });
}
