#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <string>

#include "agents/link/agent_loop.h"
#include "proto/terms/result.h"

namespace grpc {
class ChannelCredentials;
}  // namespace grpc

namespace redoubt::link {

/// By what an agent proves who it is, as its command line says it.
struct Identification {
  std::string file;         ///< where it keeps key and certificate
  std::string code;         ///< with which it gets them, where it has none
  std::string fingerprint;  ///< of the authority, where the code does not carry it

  bool wanted() const { return !file.empty() || !code.empty(); }
};

/// An agent's key and certificate, and the root it trusts: got once with a code, kept in a file of
/// the user's alone, renewed before they end. Thread-safe; get() and renew() wait for the network.
class Papers {
 public:
  using Clock = std::chrono::system_clock;

  /// Those in the file, if they are still good and of the authority that the code is for; else new
  /// ones for the code. Errors: kUnavailable where the controller does not answer;
  /// kPermissionDenied where it is another, or the code is not good; kFailedPrecondition where
  /// there is neither file nor code; kDataLoss, kInvalidArgument.
  static terms::Result<std::unique_ptr<Papers>> get(const Identification& by,
                                                    const std::string& server, const Place& place);

  std::shared_ptr<grpc::ChannelCredentials> credentials() const;
  /// From when on they should be renewed: two thirds of their life.
  Clock::time_point due() const;
  /// Errors: as get(); what was there stays.
  terms::Status renew(const std::string& server);

 private:
  struct Kept {
    std::string key;
    std::string certificate;
    std::string authority;
  };
  Papers(std::string file, Kept kept) : file_(std::move(file)), kept_(std::move(kept)) {}
  static terms::Result<Kept> read(const std::string& file);
  static terms::Status write(const std::string& file, const Kept& kept);
  static terms::Result<Kept> enrol(const std::string& code, const std::string& root,
                                   const std::string& server, const Place& place);
  static std::shared_ptr<grpc::ChannelCredentials> credentials_of(const Kept& kept);
  Kept kept() const;

  const std::string file_;
  mutable std::mutex mutex_;
  Kept kept_;  ///< under the mutex
};

/// Where an agent keeps its papers unless it is told: "redoubt-blue-watch.identity", here.
std::string usual_file(const Place& place);

}  // namespace redoubt::link
