import { useQuery } from '@tanstack/react-query';
import type { CourseView } from '../../api/views/course-schema.ts';
import type { StoryView } from '../../api/views/story-schema.ts';
import { request } from '../api/request.ts';

export type Course = CourseView;
export type CourseStage = CourseView['stages'][number];
export type LadderStep = CourseView['ladder'][number];
export type Waiting = CourseView['waitsFor'][number];
export type StoryItem = StoryView['items'][number];

/** How the order went, stands and is to go on; read again when the order changes. */
export function useCourse(orderId: string) {
  return useQuery({
    queryKey: ['order', orderId, 'course'],
    queryFn: ({ signal }) => request<Course>(`/v1/orders/${orderId}/course`, { signal }),
  });
}

/** The journal in words, oldest first. */
export function useStory(orderId: string) {
  return useQuery({
    queryKey: ['order', orderId, 'story'],
    queryFn: ({ signal }) => request<StoryView>(`/v1/orders/${orderId}/story`, { signal }),
  });
}
