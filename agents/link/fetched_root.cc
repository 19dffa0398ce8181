#include "agents/link/fetched_root.h"

#include <netdb.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <memory>

#include "agents/link/own_key.h"

namespace redoubt::link {
namespace {

using terms::Code;
using terms::Error;

constexpr long kPatienceSeconds = 10;
constexpr std::size_t kLettersAtLeast = 32;
constexpr std::size_t kLettersAtMost = 64;
constexpr unsigned char kHttp2[] = {2, 'h', '2'};

template <auto free_it>
struct Free {
  template <class T>
  void operator()(T* it) const {
    free_it(it);
  }
};
using Context = std::unique_ptr<SSL_CTX, Free<SSL_CTX_free>>;
using Tls = std::unique_ptr<SSL, Free<SSL_free>>;
using Bio = std::unique_ptr<BIO, Free<BIO_free>>;

class Socket {
 public:
  explicit Socket(int descriptor) : descriptor_(descriptor) {}
  ~Socket() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

struct Place {
  std::string host;  ///< without brackets
  std::string port;
};

Place place_of(const std::string& server) {
  const std::size_t colon = server.rfind(':');
  if (colon == std::string::npos) return {server, ""};
  std::string host = server.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  }
  return {std::move(host), server.substr(colon + 1)};
}

int connected(const Place& place) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* all = nullptr;
  if (getaddrinfo(place.host.c_str(), place.port.c_str(), &wanted, &all) != 0) return -1;
  int found = -1;
  for (const addrinfo* one = all; one != nullptr && found < 0; one = one->ai_next) {
    const int fresh = socket(one->ai_family, one->ai_socktype | SOCK_CLOEXEC, one->ai_protocol);
    if (fresh < 0) continue;
    const timeval patience{kPatienceSeconds, 0};
    setsockopt(fresh, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(fresh, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (connect(fresh, one->ai_addr, one->ai_addrlen) == 0) {
      found = fresh;
    } else {
      close(fresh);
    }
  }
  freeaddrinfo(all);
  return found;
}

/// In small letters, without what stands between; empty for what is no fingerprint.
std::string plain(const std::string& fingerprint) {
  std::string letters;
  for (const char c : fingerprint) {
    if (c == ':' || c == ' ') continue;
    letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  const bool hex = letters.find_first_not_of("0123456789abcdef") == std::string::npos;
  const bool fits = letters.size() >= kLettersAtLeast && letters.size() <= kLettersAtMost;
  return hex && fits ? letters : std::string();
}

std::string pem_of(const X509* certificate) {
  const Bio bio(BIO_new(BIO_s_mem()));
  if (PEM_write_bio_X509(bio.get(), certificate) != 1) return {};
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(std::max(size, 0L))};
}

/// One of those that were sent.
std::string with_fingerprint(const SSL* tls, const std::string& letters) {
  const STACK_OF(X509)* sent = SSL_get_peer_cert_chain(tls);
  for (int i = 0; sent != nullptr && i < sk_X509_num(sent); ++i) {
    std::string pem = pem_of(sk_X509_value(sent, i));
    if (fingerprint_of(pem).starts_with(letters)) return pem;
  }
  return {};
}

}  // namespace

terms::Result<std::string> fetch_root(const std::string& server, const std::string& fingerprint) {
  const std::string letters = plain(fingerprint);
  if (letters.empty()) {
    return Error{Code::kInvalidArgument,
                 "a fingerprint is the SHA-256 of the authority's certificate, in hexadecimal; "
                 "codes carry its beginning after a dot"};
  }
  const Place place = place_of(server);
  const Socket socket(connected(place));
  const Context context(SSL_CTX_new(TLS_client_method()));
  const Tls tls(context ? SSL_new(context.get()) : nullptr);
  if (socket.get() < 0 || tls == nullptr) return Error{Code::kUnavailable, "nobody answers"};
  SSL_set_alpn_protos(tls.get(), kHttp2, sizeof kHttp2);
  SSL_set_tlsext_host_name(tls.get(), place.host.c_str());
  SSL_set_fd(tls.get(), socket.get());
  const bool shaken = SSL_connect(tls.get()) == 1;
  ERR_clear_error();
  if (!shaken) return Error{Code::kUnavailable, "whoever answers there speaks no TLS"};
  std::string root = with_fingerprint(tls.get(), letters);
  if (root.empty()) {
    return Error{Code::kPermissionDenied,
                 "it is not the controller that the code is for: none of its certificates has the "
                 "fingerprint " +
                     letters};
  }
  return root;
}

}  // namespace redoubt::link
