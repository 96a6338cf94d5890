#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Programs that are run for their answer: found on the PATH, without a shell, with the environment given.
namespace cli {

// An argument or `NAME=value` each.
using Words = std::vector<std::string>;

// What a program that ran to its end wrote.
struct Finished {
    int exit_code = 0;
    std::string out;
    std::string err;
};

// None, if the program is not installed.
std::optional<Finished> run_program(const Words& arguments, const Words& environment);

// A program that answers one question after the other. It ends with this object.
class Conversation {
  public:
    Conversation(const Words& arguments, const Words& environment);
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;
    ~Conversation();

    // Each of them is false or none once the program has ended.
    bool write(std::string_view text);
    std::optional<std::string> read_line();
    std::optional<std::string> read(std::size_t size);
    bool skip(std::size_t size);

  private:
    bool fill();

    int input_ = -1;   // what is written here, it reads
    int output_ = -1;  // what it writes is read here
    pid_t process_ = -1;
    std::string buffer_;  // read and not asked for yet, from `at_`
    std::size_t at_ = 0;
};

// This process's environment, without the variables in `without`, and with those in `with`.
Words environment_with(const Words& without, const Words& with);

}  // namespace cli
