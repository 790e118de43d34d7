// The kinds of documents: the sign of each, and their order where one chooses.

import FileText from '@lucide/svelte/icons/file-text';
import Globe from '@lucide/svelte/icons/globe';
import Image from '@lucide/svelte/icons/image';
import MessageSquare from '@lucide/svelte/icons/message-square';
import Mic from '@lucide/svelte/icons/mic';
import Newspaper from '@lucide/svelte/icons/newspaper';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import Phone from '@lucide/svelte/icons/phone';
import Scale from '@lucide/svelte/icons/scale';
import Table from '@lucide/svelte/icons/table-2';
import Video from '@lucide/svelte/icons/video';
import type { Component } from 'svelte';
import type { DocumentKind } from '$api/generated';
import { documentKind } from '$words/en';

/** The sign of a kind. */
export const sign: Record<DocumentKind, Component<{ size?: number }>> = {
  article: Newspaper,
  report: FileText,
  speech: Mic,
  transcript: Mic,
  post: MessageSquare,
  video: Video,
  image: Image,
  dataset: Table,
  'web-page': Globe,
  interview: Mic,
  'court-record': Scale,
  note: NotebookPen,
  'own-working': NotebookPen,
  contact: Phone,
  other: FileText,
};

const KINDS: readonly DocumentKind[] = [
  'article',
  'report',
  'speech',
  'transcript',
  'interview',
  'post',
  'web-page',
  'video',
  'image',
  'dataset',
  'court-record',
  'contact',
  'note',
  'own-working',
  'other',
];

/** The kinds of documents that one can choose between. */
export const kinds: readonly { value: DocumentKind; label: string }[] = KINDS.map((value) => ({ value, label: documentKind[value] }));
