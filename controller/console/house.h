#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "controller/console/hall.h"
#include "controller/console/reception.h"
#include "controller/console/server.h"
#include "controller/seats/passes.h"

namespace redoubt::console {

struct TlsContext;

/// What all connections share.
struct House {
  Limits limits;
  std::shared_ptr<TlsContext> tls;  ///< null: everything is spoken in the clear
  std::shared_ptr<Hall> hall;
  std::unique_ptr<seats::Passes> passes;
  std::unique_ptr<Reception> reception;
  std::map<std::string, std::size_t> here;  ///< connections by address
  std::size_t connections = 0;
};

/// Counts a connection for as long as it is there.
class Presence {
 public:
  Presence(std::shared_ptr<House> house, std::string address)
      : house_(std::move(house)), address_(std::move(address)) {
    ++house_->connections;
    ++house_->here[address_];
  }
  ~Presence() {
    --house_->connections;
    if (--house_->here[address_] == 0) house_->here.erase(address_);
  }
  Presence(const Presence&) = delete;
  Presence& operator=(const Presence&) = delete;

  House& house() const { return *house_; }
  const std::string& address() const { return address_; }

 private:
  std::shared_ptr<House> house_;
  std::string address_;
};

}  // namespace redoubt::console
