#include <pthread.h>
#include <stdio.h>
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t ready = PTHREAD_COND_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static thread_local int mine = 5;
static long counter; static int n_ready;
static void first() { puts("once"); }
static void *work(void *arg) {
  pthread_once(&once, first);
  pthread_setspecific(key, arg);
  for (int i = 0; i < 10000; ++i) { pthread_mutex_lock(&mutex); counter += *(int *)arg; pthread_mutex_unlock(&mutex); ++mine; }
  pthread_mutex_lock(&mutex); ++n_ready; pthread_cond_signal(&ready); pthread_mutex_unlock(&mutex);
  return (void *)(long)(mine + *(int *)pthread_getspecific(key));
}
int main() {
  pthread_key_create(&key, nullptr);
  pthread_t threads[4]; int values[4] = {1, 2, 3, 4};
  for (int i = 0; i < 4; ++i) pthread_create(&threads[i], nullptr, work, &values[i]);
  pthread_mutex_lock(&mutex); while (n_ready < 4) pthread_cond_wait(&ready, &mutex); pthread_mutex_unlock(&mutex);
  for (auto &t : threads) { void *r; pthread_join(t, &r); printf("%ld\n", (long)r); }
  printf("%ld %d\n", counter, mine);
  pthread_attr_t attr; pthread_attr_init(&attr); pthread_attr_setstacksize(&attr, 1 << 20);
  pthread_t t; pthread_create(&t, &attr, [](void *p) -> void * { *(int *)p = 77; return nullptr; }, values); pthread_join(t, nullptr);
  printf("%d %d\n", values[0], pthread_equal(pthread_self(), pthread_self()) != 0);
}
