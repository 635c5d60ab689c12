#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
int main() {
  int pair[2]; printf("%d\n", socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
  send(pair[0], "ping", 4, 0); char b[10] = {}; printf("%zd ", recv(pair[1], b, 9, 0)); puts(b);
  int s = socket(AF_INET, SOCK_STREAM, 0); int one = 1; setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  struct sockaddr_in a = {}; a.sin_family = AF_INET; a.sin_addr.s_addr = htonl(INADDR_LOOPBACK); a.sin_port = 0;
  printf("%d ", bind(s, (struct sockaddr *)&a, sizeof a)); printf("%d\n", listen(s, 1));
  socklen_t n = sizeof a; getsockname(s, (struct sockaddr *)&a, &n); printf("%d %d %s\n", (int)n, ntohs(a.sin_port) != 0, inet_ntoa(a.sin_addr));
  int c = socket(AF_INET, SOCK_STREAM, 0); printf("%d\n", connect(c, (struct sockaddr *)&a, sizeof a));
  int t = accept(s, nullptr, nullptr); write(c, "tcp", 3); memset(b, 0, sizeof b); read(t, b, 9); puts(b);
  struct iovec v[2] = {{(void *)"ab", 2}, {(void *)"cd", 2}}; struct msghdr m = {}; m.msg_iov = v; m.msg_iovlen = 2;
  printf("%zd\n", sendmsg(t, &m, 0)); memset(b, 0, sizeof b); recv(c, b, 4, MSG_WAITALL); puts(b);
  printf("%x %d\n", htons(0x1234), shutdown(t, SHUT_RDWR));
}
